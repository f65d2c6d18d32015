"""Formulas of Word on one line: « 1/4 » for a fraction, « x² » for a power (ECMA-376 part 1, 22.1)."""

import re

from docx.oxml.ns import qn
from lxml.etree import _Element

from ingest.readers.builder import raised

_TEXT, _DELETED = qn("m:t"), qn("w:del")
_FRACTION, _ROOT, _BRACKETS, _SUM, _FUNCTION = (qn(f"m:{tag}") for tag in ("f", "rad", "d", "nary", "fName"))
# The exponent of a power, with or without an index; that of a sum is its upper limit.
_POWERS = (qn("m:sSup"), qn("m:sSubSup"))
_EXPONENT = qn("m:sup")
_WHOLE = re.compile(r"[\w.,]*")


def formula_text(element: _Element) -> str:
    return "".join(map(_said, element.iterchildren("*")))


def _said(element: _Element) -> str:
    tag = element.tag
    if tag == _TEXT:
        return element.text or ""
    if tag == _DELETED:
        return ""
    if tag == _FRACTION:
        return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"
    if tag == _ROOT:
        return f"{raised(_part(element, 'deg'))}√{_grouped(_part(element, 'e'))}"
    if tag == _BRACKETS:
        inside = map(formula_text, element.iterchildren(qn("m:e")))
        return (
            _sign(element, "begChr", "(")
            + _sign(element, "sepChr", "|").join(inside)
            + _sign(element, "endChr", ")")
        )
    if tag == _SUM:
        limits = " ; ".join(filter(None, (_part(element, "sub"), _part(element, "sup"))))
        return f"{_sign(element, 'chr', '∫')}{f'({limits})' if limits else ''} {_part(element, 'e')}"
    if tag == _EXPONENT and next(element.iterancestors()).tag in _POWERS:
        return _power(formula_text(element))
    return f"{formula_text(element)} " if tag == _FUNCTION else formula_text(element)


def _part(element: _Element, name: str) -> str:
    part = element.find(qn(f"m:{name}"))
    return "" if part is None else formula_text(part)


def _sign(element: _Element, name: str, default: str) -> str:
    """A sign that the element's properties set, which may be none."""
    sign = element.find(f"{element.tag}Pr/{qn(f'm:{name}')}")
    return default if sign is None else sign.get(qn("m:val"), "")


def _power(exponent: str) -> str:
    shown = raised(exponent)
    return shown if shown != exponent else f"^{_grouped(exponent)}"


def _grouped(text: str) -> str:
    return text if _WHOLE.fullmatch(text) else f"({text})"

"""Sentences, as exact ranges: the `sentencex` library, and a thin layer that repairs what it misses.

`sentencex` (Wikimedia) splits on terminators with a list of abbreviations a language. It cuts after French
legal references and initials, and not after « … » nor inside a long quotation.
"""

import re

from sentencex import get_sentence_boundaries

_TERMINATOR = re.compile(r"(?<![.!?…])[.!?…]+(?:\s?[»”\"’')\]*_⁰¹²³⁴-⁹])*(?=\s+[«“\"'(\[*_—–-]*\s?[^\W_a-z])")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\f")
_LINE_END = re.compile(r"[\n\r\v\x85\u2028\u2029]")

# Abbreviations that never end a sentence.
_JOINING = r"[Cc]f|[Pp]\. ?ex|[Pp]ar ex|[Ee]nv|vs|i\.e|e\.g|c\.-à-d|[Nn]otam|[Ii]bid|op"
# Titles, in capitals: « M. Petit », « St. Augustin ».
_TITLES = r"M|MM|Mr|Mme|Mmes|Mlle|Mlles|Me|Mgr|Dr|Drs|Pr|Prof|St|Ste|Sts|Gén|Col|Cdt|Lt|Vve"
_ABBREVIATION = re.compile(rf"(?:^|[\s(\[«“\"'’*_-])(?:{_JOINING}|{_TITLES})\.$")
# Abbreviations before a number or a letter: « art. L. 121-1 », « p. 4 », « vol. II ».
_REFERENCE = re.compile(
    r"(?:^|[\s(\[«“\"'’*_])(?:arts?|al|alin|chap|sect|fig|tab|vol|t|n|no|nos|pp?|pg|éds?|§|liv|réf|décr?|tél|div|"
    r"ann|ch|r|l|d)\.$",
    re.IGNORECASE,
)
_REFERRED = re.compile(r"\d|[IVXLC]+\b|[A-Z]\b|°")
_INITIAL = re.compile(r"(?:^|[\s(\[«“\"'’.*_-])[A-ZÀ-Þ]\.$")
# Words that open a sentence and no name: after « l'annexe B. », they tell its end from an initial.
_OPENING_WORD = re.compile(
    r"(?:l[eas]|les|un|une|des|du|ils?|elles?|on|nous|vous|je|ce|cet|cette|ces|son|sa|ses|leurs?|en|dans|pour|"
    r"par|sur|avec|mais|puis|ainsi|enfin|or|donc|si|quand|lorsque|au|aux|à|a|tous?|toutes?|chaque|aucune?)\b|[cdjlmnst]['’]",
    re.IGNORECASE,
)
_ONLY_MARKER = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.\s*")
# One word with its mark against it, which French prose never sets so: « Yahoo! Mail ».
_EXCLAIMING_NAME = re.compile(r"\W*\w{1,12}!")
_SLICE = 10_000  # characters: longer than nearly all paragraphs
_CONTEXT = 40  # characters looked at before a boundary: longer than any abbreviation
_ASIDE = re.compile(r"«[^«»]{0,350}»|“[^“”]{0,350}”|\([^()]{0,350}\)")
"""Quotations and brackets: a sentence is not cut inside one, unless it is longer than what may be
highlighted at once (350 characters)."""


def sentences(text: str, language: str = "fr") -> list[tuple[int, int]]:
    """Ranges [start, end) of the sentences of `text`, white space around them left out.

    Lines do not end sentences, blank lines do. Ranges are in order and cover everything but white space.
    Linear in the length of the text.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = match.start() if match else len(text)
        found += [(start + low, start + high) for low, high in _sentences(text[start:end], language)]
        start = match.end() if match else end
    return found


def _sentences(paragraph: str, language: str) -> list[tuple[int, int]]:
    flat = _LINE_END.sub(" ", paragraph)
    boundaries = _proposed(flat, language)
    boundaries |= {match.end() for match in _TERMINATOR.finditer(flat)}
    asides = [match.span() for match in _ASIDE.finditer(flat)]
    found: list[tuple[int, int]] = []
    start = aside = 0
    for boundary in [*sorted(boundaries - {len(flat)}), len(flat)]:
        while aside < len(asides) and asides[aside][1] <= boundary:
            aside += 1
        inside = aside < len(asides) and asides[aside][0] < boundary
        if boundary < len(flat) and (inside or _is_false(flat, start, boundary)):
            continue
        sentence = flat[start:boundary]
        if stripped := sentence.strip():
            low = start + len(sentence) - len(sentence.lstrip())
            found.append((low, low + len(stripped)))
        start = boundary
    return found


def _proposed(text: str, language: str) -> set[int]:
    """Boundaries that the library proposes, asked slice by slice: it looks for the ends of quotations
    in a time that is not linear in the length of what it is given.
    """
    found: set[int] = set()
    for start in range(0, len(text), _SLICE):
        part = text[start : start + _SLICE]
        found.update(start + boundary["end_index"] for boundary in get_sentence_boundaries(language, part))
        found.discard(start + _SLICE)
    return found


def _is_false(text: str, start: int, boundary: int) -> bool:
    """Is the boundary proposed there no end of a sentence?"""
    if not (text[boundary - 1].isspace() or text[boundary].isspace()):
        return True  # « fin.** Puis »: the marks that close belong to the sentence
    left = text[max(start, boundary - _CONTEXT) : boundary].rstrip()
    right = text[boundary : boundary + _CONTEXT].lstrip()
    opening = right.lstrip("«“\"'([*_—–- \u00a0\u202f")
    if not opening or opening[0].islower() or right[0] in "»”)],;:":
        return True
    if _EXCLAIMING_NAME.fullmatch(text[start:boundary].strip()):
        return True
    if not left.endswith("."):
        return False
    if _ABBREVIATION.search(left) or _ONLY_MARKER.fullmatch(text[start:boundary]):
        return True
    if _REFERENCE.search(left) and _REFERRED.match(opening):
        return True
    return bool(_INITIAL.search(left)) and not _OPENING_WORD.match(opening)

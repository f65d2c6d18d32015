"""What is wrong with a Word or PowerPoint file that its library fails on (ECMA-376 part 2).

The libraries believe what a package says of itself, and stumble anywhere over one that lies. A sound file
pays nothing: the parts are looked over once a library has failed.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml.etree import _Element

from ingest.errors import DamagedPartError, IngestError, UnsupportedTypeError
from ingest.readers.archives import Archive

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org"
_RELATION_TYPES = f"{_OFFICE}/officeDocument/2006/relationships"
_WORD = f"{_OFFICE}/wordprocessingml/2006/main"
_SLIDES = f"{_OFFICE}/presentationml/2006/main"
_DECLARATIONS, _PACKAGE_RELATIONS = "[Content_Types].xml", "_rels/.rels"
_DECLARED = {
    f"{{{_PACKAGE}/content-types}}Default": "Extension",
    f"{{{_PACKAGE}/content-types}}Override": "PartName",
}
_MAIN = f"{_RELATION_TYPES}/officeDocument"
_CORE = f"{_PACKAGE}/relationships/metadata/core-properties"
_STYLES = f"{_RELATION_TYPES}/styles"
# A package, or a part, has one of each at most.
_UNIQUE = (_MAIN, _CORE, _STYLES)
# What the part must lead to that a relation leads to.
_REQUIRED = {
    f"{_RELATION_TYPES}/slide": f"{_RELATION_TYPES}/slideLayout",
    f"{_RELATION_TYPES}/slideLayout": f"{_RELATION_TYPES}/slideMaster",
}
# By the relation that leads to a part: how its declared type ends, and what its root may be.
_EXPECTED: dict[str, tuple[str, tuple[str, ...]]] = {
    _MAIN: ("main+xml", (f"{{{_WORD}}}document", f"{{{_SLIDES}}}presentation")),
    _CORE: ("core-properties+xml", (f"{{{_PACKAGE}/metadata/core-properties}}coreProperties",)),
    _STYLES: ("styles+xml", (f"{{{_WORD}}}styles",)),
    f"{_RELATION_TYPES}/numbering": ("numbering+xml", (f"{{{_WORD}}}numbering",)),
    f"{_RELATION_TYPES}/footnotes": ("footnotes+xml", (f"{{{_WORD}}}footnotes",)),
    f"{_RELATION_TYPES}/endnotes": ("endnotes+xml", (f"{{{_WORD}}}endnotes",)),
    f"{_RELATION_TYPES}/slide": ("slide+xml", (f"{{{_SLIDES}}}sld",)),
    f"{_RELATION_TYPES}/slideLayout": ("slideLayout+xml", (f"{{{_SLIDES}}}sldLayout",)),
    f"{_RELATION_TYPES}/slideMaster": ("slideMaster+xml", (f"{{{_SLIDES}}}sldMaster",)),
    f"{_RELATION_TYPES}/notesSlide": ("notesSlide+xml", (f"{{{_SLIDES}}}notes",)),
    f"{_RELATION_TYPES}/notesMaster": ("notesMaster+xml", (f"{{{_SLIDES}}}notesMaster",)),
    f"{_RELATION_TYPES}/chart": ("chart+xml", (f"{{{_OFFICE}/drawingml/2006/chart}}chartSpace",)),
}
# The other form of the format (ISO/IEC 29500), whose namespaces neither library knows.
_STRICT = "http://purl.oclc.org/ooxml/"
MISSHAPEN = "n'a pas la forme attendue"
"""What is wrong with a part that is XML of another kind, as the end of a DamagedPartError."""


@contextmanager
def explained(data: bytes, what: str) -> Iterator[None]:
    """Around what reads the package in `data`: where that fails, DamagedPartError names the part to blame.

    Raises beforehand as `Archive` does, and UnsupportedTypeError afterwards for a strict package. What no
    part explains is raised as it came.
    """
    archive = Archive(data, what)
    try:
        yield
    except (IngestError, MemoryError):
        raise
    except Exception as error:
        # Anything: the libraries take for granted that elements, attributes and parts are there.
        try:
            _look_over(archive, what)
        except IngestError as reason:
            raise reason from error
        raise


@dataclass(frozen=True, slots=True)
class _Relation:
    id: str
    kind: str
    """A key of _EXPECTED, or another address."""
    target: str
    """Name of a part; empty for what lies outside the package."""


def _look_over(archive: Archive, what: str) -> None:
    """Raises DamagedPartError for the first part that is not as it should be."""
    for name in sorted(archive.names):
        archive.read(name)
    roots = {name: archive.xml(name) for name in sorted(archive.names) if name.endswith((".xml", ".rels"))}
    declared = _declared(archive.xml(_DECLARATIONS), what)
    relations = {
        name: tuple(_relations(name, root, what)) for name, root in roots.items() if name.endswith(".rels")
    }
    for name, found in relations.items():
        _check_kinds(name, found, what)
        for relation in found:
            _check_target(relation, declared, roots, what)
            _check_required(relation, relations, what)
    for name, found in relations.items():
        for relation in found:
            if relation.target and relation.target not in archive.names:
                raise DamagedPartError(what, relation.target, "manque")
        _check_references(name, found, roots, what)


def _declared(root: _Element, what: str) -> dict[str, str]:
    """By the name of a part, or by a dot and an extension, both in small letters."""
    types: dict[str, str] = {}
    for element in root.iterchildren("*"):
        tag = str(element.tag)
        key, type_ = element.get(_DECLARED.get(tag, tag)), element.get("ContentType")
        if key is None or type_ is None:
            raise DamagedPartError(what, _DECLARATIONS, MISSHAPEN)
        types[key.lstrip("/").lower() if tag.endswith("Override") else f".{key.lower()}"] = type_
    return types


def _relations(name: str, root: _Element, what: str) -> Iterator[_Relation]:
    """Those that the part `name` lists."""
    if root.tag != f"{{{_PACKAGE}/relationships}}Relationships":
        raise DamagedPartError(what, name, MISSHAPEN)
    folder = posixpath.dirname(posixpath.dirname(name))
    for element in root.iterchildren("*"):
        identifier, kind, target = (element.get(key) for key in ("Id", "Type", "Target"))
        if identifier is None or kind is None or target is None:
            raise DamagedPartError(what, name, MISSHAPEN)
        inside = element.get("TargetMode", "Internal") != "External"
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield _Relation(identifier, kind, path if inside else "")


def _check_kinds(name: str, relations: tuple[_Relation, ...], what: str) -> None:
    kinds = Counter(relation.kind for relation in relations)
    if any(kind.startswith(_STRICT) for kind in kinds):
        raise UnsupportedTypeError(
            "un document « Open XML strict », lisible une fois enregistré au format habituel"
        )
    doubled = any(kinds[kind] > 1 for kind in _UNIQUE) or len({r.id for r in relations}) < len(relations)
    if doubled or (name == _PACKAGE_RELATIONS and not kinds[_MAIN]):
        raise DamagedPartError(what, name, MISSHAPEN)


def _check_target(
    relation: _Relation, declared: dict[str, str], roots: dict[str, _Element], what: str
) -> None:
    name = relation.target
    if relation.kind not in _EXPECTED or name not in roots:
        return
    ending, allowed = _EXPECTED[relation.kind]
    said = declared.get(name.lower(), declared.get(posixpath.splitext(name)[1].lower(), ""))
    if not said.endswith(ending):
        raise DamagedPartError(what, name, "est déclarée d'un autre type que le sien")
    if roots[name].tag not in allowed:
        raise DamagedPartError(what, name, MISSHAPEN)


def _check_required(relation: _Relation, relations: dict[str, tuple[_Relation, ...]], what: str) -> None:
    if relation.kind not in _REQUIRED or not relation.target:
        return
    folder, file = posixpath.split(relation.target)
    own = posixpath.join(folder, "_rels", f"{file}.rels")
    if own not in relations:
        raise DamagedPartError(what, own, "manque")
    if all(other.kind != _REQUIRED[relation.kind] for other in relations[own]):
        raise DamagedPartError(what, own, MISSHAPEN)


def _check_references(
    name: str, relations: tuple[_Relation, ...], roots: dict[str, _Element], what: str
) -> None:
    """Whether the part refers to others by relations that it has."""
    folder, file = posixpath.split(name)
    owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    known = {relation.id for relation in relations}
    for element in roots[owner].iter("*") if owner in roots else ():
        for attribute, value in element.items():
            if str(attribute).startswith(f"{{{_RELATION_TYPES}}}") and value not in known:
                raise DamagedPartError(what, owner, "renvoie à une partie inconnue")

"""Word and PowerPoint packages that lie about themselves: the part that does is named."""

import io
from collections.abc import Callable

import docx
import pytest
from pptx import Presentation

from ingest.errors import DamagedPartError, UnsupportedTypeError
from ingest.readers import read
from ingest.readers.openxml import explained
from tests.ingest.workbooks import changed

NAMES = ("a.docx", "a.pptx")
MAIN = {"a.docx": "word/document.xml", "a.pptx": "ppt/presentation.xml"}
TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"


def package(name: str) -> bytes:
    file = io.BytesIO()
    if name == "a.docx":
        document = docx.Document()
        document.add_paragraph("Le règlement est affiché.")
        document.save(file)
    else:
        presentation = Presentation()
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text_frame.text = "Le règlement"
        presentation.save(file)
    return file.getvalue()


def refused(name: str, member: str, change: Callable[[bytes], bytes]) -> str:
    with pytest.raises(DamagedPartError) as raised:
        read(changed(package(name), member, change), name)
    return str(raised.value)


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_package_is_read(name: str) -> None:
    assert "règlement" in read(package(name), name).text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("member", [TYPES, RELATIONS, "main"])
@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"<ouvert", "n'est pas du XML bien formé"),
        (b"<autre><chose/></autre>", "n'a pas la forme attendue"),
    ],
)
def test_a_part_that_is_no_xml_or_of_another_kind_is_named(
    name: str, member: str, content: bytes, wrong: str
) -> None:
    member = MAIN[name] if member == "main" else member
    message = refused(name, member, lambda _: content)
    assert f"« {member} » {wrong}" in message


@pytest.mark.parametrize("name", NAMES)
def test_a_part_declared_as_another_is_named(name: str) -> None:
    message = refused(name, TYPES, lambda old: old.replace(b".main+xml", b".other+xml"))
    assert f"« {MAIN[name]} » est déclarée d'un autre type que le sien" in message


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_target_is_named(name: str) -> None:
    main = MAIN[name].encode()
    message = refused(name, RELATIONS, lambda old: old.replace(main, b"absent/du paquet.xml"))
    assert "« absent/du paquet.xml » manque" in message


def test_a_relation_without_target_is_named() -> None:
    message = refused("a.docx", RELATIONS, lambda old: old.replace(b"Target=", b"Cible="))
    assert f"« {RELATIONS} » n'a pas la forme attendue" in message


def test_a_slide_that_the_presentation_cannot_reach_is_named() -> None:
    message = refused(
        "a.pptx",
        "ppt/presentation.xml",
        lambda old: old.replace(b'<p:sldId id="256" r:id="', b'<p:sldId id="256" r:id="x'),
    )
    assert "« ppt/presentation.xml » renvoie à une partie inconnue" in message


@pytest.mark.parametrize("name", NAMES)
def test_the_strict_form_is_named_with_what_to_do(name: str) -> None:
    usual = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    with pytest.raises(UnsupportedTypeError, match="« Open XML strict », lisible une fois"):
        read(changed(package(name), RELATIONS, lambda old: old.replace(usual, strict)), name)


def test_a_hostile_name_cannot_write_to_a_terminal() -> None:
    hostile = "&#x202e;&#xe000;xml"
    message = refused("a.docx", RELATIONS, lambda old: old.replace(b"word/document.xml", hostile.encode()))
    assert message.isprintable()


def test_what_no_part_explains_is_raised_as_it_came() -> None:
    with pytest.raises(ZeroDivisionError), explained(package("a.docx"), "Le document Word"):
        raise ZeroDivisionError

"""Digits set as superscript stay raised in every format that can set them, and letters stay letters."""

import io

import docx
import pytest
import xlsxwriter
from pptx.presentation import Presentation

from ingest.readers import read
from tests.ingest import rtfs
from tests.ingest.books import epub
from tests.ingest.presentations import BLANK, add_box, add_slide, frame, odp, page, saved
from tests.ingest.workbooks import ods, odt

PARTS = ("La 1", "re", " salle fait 250 m", "2", " et 10", "3", " fiches.")
SHOWN = "La 1re salle fait 250 m² et 10³ fiches."
SPAN = "<span style='font-size: 60%; vertical-align: super'>"
ODF_STYLES = (
    '<style:style style:name="Sup" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="Petit" style:family="text" style:parent-style-name="Sup"/>'
    '<style:style style:name="Haut" style:family="text">'
    '<style:text-properties style:text-position="33% 58%"/></style:style>'
    '<style:style style:name="Bas" style:family="text">'
    '<style:text-properties style:text-position="-33% 58%"/></style:style>'
)


def pairs() -> list[tuple[str, bool]]:
    return [(part, place % 2 == 1) for place, part in enumerate(PARTS)]


def odf_paragraph(style: str) -> str:
    spans = (
        f'<text:span text:style-name="{style}">{part}</text:span>' if raised else part
        for part, raised in pairs()
    )
    return f"<text:p>{''.join(spans)}</text:p>"


def word(*, by_style: bool) -> bytes:
    document = docx.Document()
    style = document.styles.add_style("Exposant", 2)
    style.font.superscript = True
    paragraph = document.add_paragraph()
    for part, raised in pairs():
        run = paragraph.add_run(part)
        if raised and by_style:
            run.style = style
        elif raised:
            run.font.superscript = True
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def slides() -> bytes:
    def build(presentation: Presentation) -> None:
        paragraph = add_box(add_slide(presentation, BLANK), "").paragraphs[0]
        for part, raised in pairs():
            run = paragraph.add_run()
            run.text = part
            if raised:
                run._r.get_or_add_rPr().set("baseline", "30000")

    return saved(build)


def workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        above = book.add_format({"font_script": 1})
        written = [piece for part, raised in pairs() for piece in ([above, part] if raised else [part])]
        book.add_worksheet().write_rich_string(0, 0, *written)
    return file.getvalue()


def marked(opening: str, closing: str) -> str:
    return "".join(f"{opening}{part}{closing}" if raised else part for part, raised in pairs())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("run.docx", word(by_style=False)),
        ("style.docx", word(by_style=True)),
        ("super.odt", odt(odf_paragraph("Sup"), automatic=ODF_STYLES)),
        ("parent.odt", odt(odf_paragraph("Petit"), automatic=ODF_STYLES)),
        ("share.odt", odt(odf_paragraph("Haut"), automatic=ODF_STYLES)),
        (
            "a.ods",
            ods(
                "<table:table><table:table-row><table:table-cell office:value-type='string'>"
                f"{odf_paragraph('Sup')}</table:table-cell></table:table-row></table:table>",
                automatic=ODF_STYLES,
            ),
        ),
        ("a.odp", odp([page(frame(odf_paragraph("Haut")))], styles=ODF_STYLES)),
        ("a.rtf", rtfs.rtf(r"\pard ", marked(r"{\super ", "}"), r"\par")),
        ("off.rtf", rtfs.rtf(r"\pard ", marked(r"\super ", r"\nosupersub "), r"\par")),
        ("a.pptx", slides()),
        ("a.xlsx", workbook()),
        ("sup.html", f"<html><p>{marked('<sup>', '</sup>')}</p></html>".encode()),
        ("style.html", f"<html><p>{marked(SPAN, '</span>')}</p></html>".encode()),
        ("a.epub", epub([f"<p>{marked(SPAN, '</span>')}</p>"])),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_raised_digits_stay_raised(name: str, data: bytes) -> None:
    assert read(data, name).text.split("\n")[-1] == SHOWN


def test_lowered_digits_stay_on_the_line() -> None:
    body = '<text:p>Du CO<text:span text:style-name="Bas">2</text:span>.</text:p>'
    assert read(odt(body, automatic=ODF_STYLES), "a.odt").text == "Du CO2."
    assert read(rtfs.rtf(r"\pard Du CO{\super\sub 2}.\par"), "a.rtf").text == "Du CO2."


def test_a_raised_number_may_stand_in_brackets() -> None:
    assert read(rtfs.rtf(r"\pard En 2021{\super  (4)}, oui.\par"), "a.rtf").text == "En 2021 ⁴, oui."

"""Charts: of Word and PowerPoint, which are parts of the package, and of OpenDocument, which are objects."""

import re
from collections.abc import Sequence

import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation
from pptx.util import Cm

from ingest.chunk import passages
from ingest.errors import DamagedFileError
from ingest.readers import read
from ingest.types import BlockKind, Document
from tests.ingest.invariants import check_document, check_passages
from tests.ingest.presentations import BLANK, add_slide, bullets, odf_content, odf_object, odf_table, p
from tests.ingest.presentations import saved as presentation_saved
from tests.ingest.word import saved
from tests.ingest.workbooks import changed, odt

CHART_PART = "word/charts/chart1.xml"
FIGURES = [("Station", "2023", "2024"), ("Amont", "3", "4"), ("Aval", "7", "")]


def add_chart(paragraph: Paragraph, *, within: str = "") -> None:
    """A chart in a new run of the paragraph, in an element `within` where one is named."""
    data = CategoryChartData()
    data.categories = ["Amont", "Aval"]
    data.add_series("2023", (3, 7))
    data.add_series("2024", (4, None))
    blob = ChartXmlWriter(XL_CHART_TYPE.COLUMN_CLUSTERED, data).xml.encode()
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    part = Part(PackURI(f"/{CHART_PART}"), kind, blob, paragraph.part.package)
    chart = parse_xml(
        f"<w:r {nsdecls('w', 'a', 'c', 'r')}><w:drawing><a:graphic><a:graphicData><c:chart "
        f'r:id="{paragraph.part.relate_to(part, RELATIONSHIP_TYPE.CHART)}"/></a:graphicData></a:graphic>'
        "</w:drawing></w:r>"
    )
    owner = paragraph._p
    if within:
        owner = OxmlElement(within)
        paragraph._p.append(owner)
    owner.append(chart)


def drawn(data: CategoryChartData) -> bytes:
    """A slide with a chart of the data."""

    def build(presentation: Presentation) -> None:
        kind = XL_CHART_TYPE.COLUMN_CLUSTERED
        add_slide(presentation, BLANK).shapes.add_chart(kind, Cm(1), Cm(1), Cm(9), Cm(9), data)

    return presentation_saved(build)


def odf_chart(title: str, rows: Sequence[Sequence[str]]) -> str:
    content = f"<chart:chart><chart:title>{p(title)}</chart:title>{odf_table(rows)}</chart:chart>"
    return odf_content(f"<office:chart>{content}</office:chart>")


def opendocument(body: str) -> Document:
    data = odt(body)
    for number in (1, 2):
        chart = odf_chart(f"Relevés {number}", FIGURES)
        data = changed(data, f"Object {number}/content.xml", lambda _, chart=chart: chart.encode())
    return checked(read(data, "a.odt"))


def checked(document: Document) -> Document:
    check_document(document)
    check_passages(document)
    return document


def test_a_chart_of_a_word_document_stands_below_its_paragraph() -> None:
    def build(document: WordDocument) -> None:
        add_chart(document.add_paragraph("Le niveau de la rivière monte."))
        document.add_paragraph("Il est relevé chaque matin.")

    document = checked(read(saved(build), "a.docx"))
    assert document.text.split("\n") == [
        "Le niveau de la rivière monte.",
        "Catégorie\t2023\t2024",
        "Amont\t3\t4",
        "Aval\t7",
        "Il est relevé chaque matin.",
    ]
    assert [block.lead for block in document.blocks] == [None, None, 1, 1, None]
    units = [unit.indexed for passage in passages(document) for unit in passage.units]
    assert "Catégorie : Amont ; 2023 : 3 ; 2024 : 4" in units


def test_a_chart_in_a_cell_stands_below_the_table() -> None:
    def build(document: WordDocument) -> None:
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text = "Amont"
        add_chart(cells[1].paragraphs[0])

    text = checked(read(saved(build), "a.docx")).text
    assert text.split("\n")[:2] == ["Amont", "Catégorie\t2023\t2024"]


def test_a_chart_in_a_text_box_is_read_once() -> None:
    def build(document: WordDocument) -> None:
        framed = document.add_paragraph("Figure 1")
        box = OxmlElement("w:txbxContent")
        outer = document.add_paragraph("Voir la figure.")
        add_chart(framed)
        outer.add_run()._r.append(box)
        box.append(framed._p)

    text = checked(read(saved(build), "a.docx")).text
    assert text.split("\n")[:3] == ["Voir la figure.", "Figure 1", "Catégorie\t2023\t2024"]
    assert text.count("Catégorie") == 1


def test_a_deleted_chart_is_left_out() -> None:
    document = read(saved(lambda document: add_chart(document.add_paragraph("x"), within="w:del")), "a.docx")
    assert document.text == "x"


@pytest.mark.parametrize(
    ("member", "pattern", "damaged", "message"),
    [
        (CHART_PART, b".*", b"<broken", "chart1.xml"),
        ("word/_rels/document.xml.rels", b"<[^<]*chart1.xml[^>]*>", b"", "renvoie à une partie inconnue"),
    ],
    ids=["part", "relation"],
)
def test_a_damaged_chart_is_named(member: str, pattern: bytes, damaged: bytes, message: str) -> None:
    data = saved(lambda document: add_chart(document.add_paragraph("x")))
    data = changed(data, member, lambda old: re.sub(pattern, damaged, old, count=1, flags=re.S))
    with pytest.raises(DamagedFileError, match=message):
        read(data, "a.docx")


def test_charts_of_an_opendocument_text_stand_where_they_are_anchored() -> None:
    framed = f"<draw:text-box>{p('Figure 1')}<text:p>{odf_object('Object 1')}</text:p></draw:text-box>"
    document = opendocument(
        f"<text:p>Le niveau monte.<draw:frame>{framed}</draw:frame></text:p>"
        f"<table:table><table:table-row><table:table-cell>{p('Amont')}<text:p>{odf_object('Object 2')}"
        f"</text:p></table:table-cell></table:table-row></table:table>{odf_object('Object 3')}"
    )
    rows = ["\t".join(row).rstrip() for row in FIGURES]
    assert document.text.split("\n") == [
        "Le niveau monte.",
        "Figure 1",
        "Relevés 1",
        *rows,
        "Amont",
        "Relevés 2",
        *rows,
    ]
    kinds = [block.kind.value for block in document.blocks]
    assert kinds[2:6] == ["caption", "table_row", "table_row", "table_row"]
    assert [block.lead for block in document.blocks][3:6] == [None, 3, 3]


def test_a_formula_is_no_chart() -> None:
    data = odt(f"<text:p>Aire.{odf_object('Object 1')}</text:p>")
    assert read(changed(data, "Object 1/content.xml", lambda _: b"<math/>"), "a.odt").text == "Aire."


def test_categories_of_several_levels_are_named_from_the_outermost() -> None:
    data = CategoryChartData()
    for year in ("2023", "2024"):
        category = data.add_category(year)
        for half in ("S1", "S2"):
            category.add_sub_category(half)
    data.add_series("Visites", (12, 15, 14, 18))
    assert read(drawn(data), "a.pptx").text.split("\n")[1:] == [
        "Catégorie\tVisites",
        "2023 S1\t12",
        "2023 S2\t15",
        "2024 S1\t14",
        "2024 S2\t18",
    ]


def test_levels_that_libreoffice_lists_are_not_said_again() -> None:
    levels = bullets(p("2023"), p("S1"))
    body = f"<text:p>{odf_object('Object 1')}</text:p>"
    chart = odf_chart("Visites", [("", "Visites"), ("2023 S1", "12")]).replace(
        p("2023 S1"), p("2023 S1") + levels
    )
    document = read(changed(odt(body), "Object 1/content.xml", lambda _: chart.encode()), "a.odt")
    assert document.text.split("\n") == ["Visites", "Catégorie\tVisites", "2023 S1\t12"]


def test_a_title_may_be_linked_to_a_cell() -> None:
    data = CategoryChartData()
    data.categories = ["Est"]
    data.add_series("2023", (3,))
    linked = (
        b"<c:chart><c:title><c:tx><c:strRef><c:f>A1</c:f><c:strCache><c:pt idx='0'><c:v>Visites</c:v>"
        b"</c:pt></c:strCache></c:strRef></c:tx></c:title>"
    )
    with_title = changed(drawn(data), "ppt/charts/chart1.xml", lambda old: old.replace(b"<c:chart>", linked))
    assert read(with_title, "a.pptx").text.split("\n")[1] == "Visites"


def test_axes_say_what_the_categories_and_the_figures_are() -> None:
    def title(text: str) -> bytes:
        rich = f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        return rich.encode()

    def titled(chart: bytes) -> bytes:
        chart = chart.replace(b"</c:catAx>", title("Bassin") + b"</c:catAx>")
        return chart.replace(b"</c:valAx>", title("en milliers de m³") + b"</c:valAx>")

    data = CategoryChartData()
    data.categories = ["Est"]
    data.add_series("2023", (3,))
    document = read(changed(drawn(data), "ppt/charts/chart1.xml", titled), "a.pptx")
    assert document.text.split("\n")[1:] == ["en milliers de m³", "Bassin\t2023", "Est\t3"]


def test_axes_of_opendocument_charts_do_too() -> None:
    axes = "".join(
        f"<chart:axis chart:dimension='{dimension}'><chart:title>{p(text)}</chart:title></chart:axis>"
        for dimension, text in (("x", "Bassin"), ("y", "en milliers de m³"))
    )
    chart = odf_chart("Volumes", [("", "2023"), ("Est", "3")])
    chart = chart.replace("</chart:title>", f"</chart:title><chart:plot-area>{axes}</chart:plot-area>", 1)
    data = changed(
        odt(f"<text:p>{odf_object('Object 1')}</text:p>"), "Object 1/content.xml", lambda _: chart.encode()
    )
    document = checked(read(data, "a.odt"))
    assert document.text.split("\n") == ["Volumes", "en milliers de m³", "Bassin\t2023", "Est\t3"]
    caption = document.blocks[0]
    assert (caption.kind, document.text[caption.start : caption.end]) == (
        BlockKind.CAPTION,
        "Volumes\nen milliers de m³",
    )

"""PowerPoint presentations, made by python-pptx and then broken by hand."""

import datetime
import io
import zipfile
from collections.abc import Callable

import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import CONTENT_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.util import Cm

from ingest.chunk import passages
from ingest.errors import DamagedFileError, TooLargeError
from ingest.readers import archives, read
from ingest.types import Document
from tests.ingest.invariants import check_document, check_passages
from tests.ingest.presentations import BLANK, TITLED, add_box, add_slide, add_table, saved, set_bullet
from tests.ingest.told import kinds

COVER, CONTENT = 0, 1
COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def slides(build: Callable[[Presentation], None]) -> Document:
    document = read(saved(build), "a.pptx")
    check_document(document)
    check_passages(document)
    return document


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        assert name in old.namelist()
        for member in old.namelist():
            new.writestr(member, change(old.read(member)) if member == name else old.read(member))
    return file.getvalue()


def test_a_slide_is_a_page_under_its_title() -> None:
    def build(presentation: Presentation) -> None:
        presentation._element.set("firstSlideNum", "0")
        cover = add_slide(presentation, COVER, "Bilan\vdu réseau")
        cover.placeholders[1].text = "Comité du 3 juin 2024"
        slide = add_slide(presentation, CONTENT, "Budget")
        frame = slide.placeholders[1].text_frame
        frame.text = "Dépenses"
        deeper = frame.add_paragraph()
        deeper.text, deeper.level = "travaux", 1
        frame.add_paragraph().text = "Recettes"

    document = slides(build)
    assert kinds(document) == [
        ("title", 0, "Bilan du réseau"),
        ("paragraph", 0, "Comité du 3 juin 2024"),
        ("heading", 1, "Budget"),
        ("list_item", 1, "• Dépenses"),
        ("list_item", 2, "• travaux"),
        ("list_item", 1, "• Recettes"),
    ]
    assert [block.lead for block in document.blocks] == [None, None, None, None, 3, None]
    assert [(page.number, page.label, document.text[page.start : page.end]) for page in document.pages] == [
        (1, "0", "Bilan du réseau\nComité du 3 juin 2024"),
        (2, "1", "Budget\n• Dépenses\n• travaux\n• Recettes"),
    ]
    assert [passage.page for passage in passages(document)] == [1, 2]


def test_notes_follow_their_slide_and_untitled_slides_are_headed_by_number() -> None:
    def build(presentation: Presentation) -> None:
        slide = add_slide(presentation, TITLED, "Budget")
        slide.notes_slide.notes_text_frame.text = "Insister sur les travaux.\nConclure."
        add_slide(presentation, BLANK)
        add_box(add_slide(presentation, BLANK), "Sans titre")

    document = slides(build)
    assert kinds(document) == [
        ("heading", 1, "Budget"),
        ("heading", 2, "Commentaires"),
        ("paragraph", 0, "Insister sur les travaux."),
        ("paragraph", 0, "Conclure."),
        ("heading", 1, "Diapositive 3"),
        ("paragraph", 0, "Sans titre"),
    ]
    assert document.pages[1].start == document.pages[1].end
    assert [p.section for p in passages(document)] == [("Budget", "Commentaires"), ("Diapositive 3",)]


def test_boxes_and_groups_in_reading_order() -> None:
    def build(presentation: Presentation) -> None:
        slide = add_slide(presentation, BLANK)
        add_box(slide, "En bas", top=12)
        add_box(slide, "À droite", left=12, top=2.1, height=3)
        add_box(slide, "À gauche", left=1, top=2.3, height=3)
        group = slide.shapes.add_group_shape()
        for name, top in (("groupé deux", 9), ("groupé un", 8)):
            inner = group.shapes.add_group_shape().shapes.add_textbox(Cm(1), Cm(top), Cm(5), Cm(0.5))
            inner.text_frame.text = name

    assert slides(build).text.split("\n")[1:] == [
        "À gauche",
        "À droite",
        "groupé un",
        "groupé deux",
        "En bas",
    ]


def test_bullets_are_shown_where_powerpoint_shows_them() -> None:
    def build(presentation: Presentation) -> None:
        slide = add_slide(presentation, CONTENT, "Étapes")
        frame = slide.placeholders[1].text_frame
        frame.text = "Sans puce :"
        set_bullet(frame.paragraphs[0], "<a:buNone />")
        numbered = add_box(slide, "Texte", "un", "deux", "intermède", "trois", top=15)
        for index in (1, 2):
            set_bullet(numbered.paragraphs[index], '<a:buAutoNum type="alphaLcParenR" startAt="2"/>')
        set_bullet(numbered.paragraphs[4], '<a:buAutoNum type="romanUcPeriod"/>')

    assert kinds(slides(build))[1:] == [
        ("paragraph", 0, "Sans puce :"),
        ("paragraph", 0, "Texte"),
        ("list_item", 1, "b) un"),
        ("list_item", 1, "c) deux"),
        ("paragraph", 0, "intermède"),
        ("list_item", 1, "I. trois"),
    ]


def test_tables_with_merged_cells_spelled_out() -> None:
    def build(presentation: Presentation) -> None:
        rows = [("Ville", "Nuit", "Repas"), ("Paris", "110", "20"), ("", "90", "")]
        table = add_table(add_slide(presentation, BLANK), rows)
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(2, 1).merge(table.cell(2, 2))

    document = slides(build)
    assert document.text.split("\n")[1:] == ["Ville\tNuit\tRepas", "Paris\t110\t20", "Paris\t90"]
    assert [block.lead for block in document.blocks] == [None, None, 1, 1]


def test_charts_give_their_figures() -> None:
    def build(presentation: Presentation) -> None:
        data = CategoryChartData()
        data.categories = ["Est", "Ouest"]
        data.add_series("2023", (1.5, 1234567))
        data.add_series("2024", (0.1 + 0.2, None))
        slide = add_slide(presentation, BLANK)
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Cm(1), Cm(1), Cm(9), Cm(9), data)
        frame.chart.has_title = True
        frame.chart.chart_title.text_frame.text = "Volumes (m³)"

    assert kinds(slides(build))[1:] == [
        ("caption", 0, "Volumes (m³)"),
        ("table_row", 0, "Catégorie\t2023\t2024"),
        ("table_row", 0, "Est\t1,5\t0,3"),
        ("table_row", 0, "Ouest\t1234567"),
    ]


def test_figures_of_charts_are_shown_as_their_format_says() -> None:
    def build(presentation: Presentation) -> None:
        data = CategoryChartData(number_format="0.0%")
        data.categories = [datetime.date(2024, 5, 22), datetime.date(2024, 6, 22)]
        data.add_series("Taux", (0.625, None))
        data.add_series("Coût", (1234.5, 12), number_format='#,##0.00\\ "€"')
        add_slide(presentation, BLANK).shapes.add_chart(
            XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(1), Cm(9), Cm(9), data
        )

    def french(data: bytes) -> bytes:
        return data.replace(b"yyyy\\-mm\\-dd", b"dd/mm/yyyy").replace(b"<c:v>12</c:v>", b"<c:v>NaN</c:v>")

    document = read(changed(saved(build), "ppt/charts/chart1.xml", french), "a.pptx")
    assert document.text.replace("\u00a0", " ").split("\n")[-3:] == [
        "Catégorie\tTaux\tCoût",
        "22/05/2024\t62,5 %\t1 234,50 €",
        "22/06/2024\t\tNaN",
    ]


def test_what_new_programs_show_is_read_once() -> None:
    def build(presentation: Presentation) -> None:
        slide = add_slide(presentation, BLANK)
        add_box(slide, "Nouveau")
        add_box(slide, "Ancien")
        new, old = list(slide.shapes._spTree)[-2:]
        choice = parse_xml(
            f"<mc:AlternateContent {COMPATIBILITY}><mc:Choice/><mc:Fallback/></mc:AlternateContent>"
        )
        slide.shapes._spTree.append(choice)
        choice[0].append(new)
        choice[1].append(old)

    assert slides(build).text == "Diapositive 1\nNouveau"


def test_footers_are_page_furniture() -> None:
    def build(presentation: Presentation) -> None:
        slide = add_slide(presentation, TITLED, "Budget")
        for base in slide.slide_layout.placeholders:
            if base.placeholder_format.idx in (10, 11):
                slide.shapes.clone_placeholder(base)
                slide.placeholders[base.placeholder_format.idx].text_frame.text = f"Pied {base.name}"
        add_box(slide, "Texte.", top=3)

    document = slides(build)
    assert [kind for kind, _, _ in kinds(document)] == [
        "heading",
        "paragraph",
        "page_furniture",
        "page_furniture",
    ]
    assert "Pied" not in "".join(document.text[p.start : p.end] for p in passages(document))


def test_hidden_slides_are_read() -> None:
    def build(presentation: Presentation) -> None:
        add_slide(presentation, TITLED, "Annexe")._element.set("show", "0")

    assert slides(build).text == "Annexe"


def test_properties() -> None:
    def build(presentation: Presentation) -> None:
        core = presentation.core_properties
        core.title, core.author, core.modified = "Bilan 2024", "Anne Dupré", datetime.datetime(2024, 12, 12)
        add_slide(presentation, TITLED, "Budget")

    metadata = slides(build).metadata
    assert (metadata.title, metadata.date, metadata.authors) == ("Bilan 2024", "2024-12-12", ("Anne Dupré",))


def test_the_properties_of_a_template_are_none() -> None:
    metadata = slides(lambda presentation: add_slide(presentation, TITLED, "Budget")).metadata
    assert (metadata.title, metadata.date) == (None, None)


def test_slide_shows_are_read_too() -> None:
    data = changed(
        saved(lambda presentation: add_slide(presentation, TITLED, "Budget")),
        "[Content_Types].xml",
        lambda old: old.replace(
            CONTENT_TYPE.PML_PRESENTATION_MAIN.encode(), CONTENT_TYPE.PML_SLIDESHOW_MAIN.encode()
        ),
    )
    assert read(data, "a.ppsx").text == "Budget"


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_package_is_refused(part: float) -> None:
    data = saved(lambda presentation: add_slide(presentation, TITLED, "Budget"))
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data[: int(part * len(data))], "a.pptx")


@pytest.mark.parametrize("content", [b"", b"<broken", b"<a/>", b"\x00\x01\x02"])
@pytest.mark.parametrize("name", ["ppt/presentation.xml", "ppt/slides/slide1.xml"])
def test_damaged_parts_are_refused(name: str, content: bytes) -> None:
    data = changed(
        saved(lambda presentation: add_slide(presentation, TITLED, "x")), name, lambda old: content
    )
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data, "a.pptx")


def test_an_entity_bomb_is_refused_unexploded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE d [<!ENTITY e0 "boum">{entities}]><p:sld'.encode()
    data = changed(
        saved(lambda presentation: add_slide(presentation, TITLED, "Budget")),
        "ppt/slides/slide1.xml",
        lambda old: old.replace(b"<p:sld", bomb, 1).replace(b"Budget", b"&e11;"),
    )
    with pytest.raises(DamagedFileError, match="diaporama PowerPoint"):
        read(data, "a.pptx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 1_000)
    with pytest.raises(TooLargeError, match="PowerPoint"):
        read(saved(lambda presentation: add_slide(presentation, TITLED, "x")), "a.pptx")

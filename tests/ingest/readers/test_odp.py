"""OpenDocument presentations, made by hand."""

import pytest

from ingest.chunk import passages
from ingest.errors import DamagedFileError, EncryptedError
from ingest.readers import read
from ingest.types import Document
from tests.ingest.invariants import check_document, check_passages
from tests.ingest.presentations import bullets, frame, odf_content, odf_object, odf_table, odp, p, page
from tests.ingest.told import kinds

NUMBERED = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/></text:list-style>'
)
BARE = (
    '<text:list-style style:name="B"><text:list-level-style-number text:level="1" style:num-format=""/>'
    "</text:list-style>"
)


def slides(*pages: str, styles: str = "", meta: str = "") -> Document:
    document = read(odp(pages, styles=styles, meta=meta), "a.odp")
    check_document(document)
    check_passages(document)
    return document


def test_a_slide_is_a_page_under_its_title() -> None:
    document = slides(
        page(frame(p("Bilan"), kind="title"), frame(p("Comité du 3 juin"), kind="subtitle", top=5)),
        page(
            frame(bullets(p("Dépenses") + bullets(p("travaux")), p("Recettes")), kind="outline", top=4),
            frame(p("Budget"), kind="title"),
        ),
    )
    assert kinds(document) == [
        ("title", 0, "Bilan"),
        ("paragraph", 0, "Comité du 3 juin"),
        ("heading", 1, "Budget"),
        ("list_item", 1, "• Dépenses"),
        ("list_item", 2, "• travaux"),
        ("list_item", 1, "• Recettes"),
    ]
    assert [(page.label, document.text[page.start : page.end]) for page in document.pages] == [
        ("1", "Bilan\nComité du 3 juin"),
        ("2", "Budget\n• Dépenses\n• travaux\n• Recettes"),
    ]
    assert [passage.page for passage in passages(document)] == [1, 2]


def test_notes_follow_their_slide_and_untitled_slides_are_headed_by_number() -> None:
    document = slides(page(frame(p("Budget"), kind="title"), notes=p("Insister.")), page(frame(p("Texte"))))
    assert [text for _, _, text in kinds(document)] == [
        "Budget",
        "Commentaires",
        "Insister.",
        "Diapositive 2",
        "Texte",
    ]


def test_shapes_and_groups_in_reading_order() -> None:
    group = f"<draw:g>{frame(p('groupé deux'), top=9)}{frame(p('groupé un'), top=8)}</draw:g>"
    shape = (
        '<draw:custom-shape svg:x="12cm" svg:y="21mm" svg:width="4cm" svg:height="3cm">{}</draw:custom-shape>'
    )
    document = slides(
        page(
            frame(p("En bas"), top=12),
            group,
            shape.format(p("À droite")),
            frame(p("À gauche"), top=2.3, height=3),
            '<draw:frame svg:x="??" svg:y="1.2.3cm"><draw:image/></draw:frame>',
        )
    )
    assert document.text.split("\n")[1:] == ["À gauche", "À droite", "groupé un", "groupé deux", "En bas"]


def test_lists_count_on_in_their_shape_only() -> None:
    listed = bullets(p("un"), style="N") + bullets(p("deux"), style="N") + bullets(p("sans"), style="B")
    document = slides(
        page(frame(listed), frame(bullets(p("autre"), style="N"), top=8)), styles=NUMBERED + BARE
    )
    assert kinds(document)[1:] == [
        ("list_item", 1, "1. un"),
        ("list_item", 1, "2. deux"),
        ("paragraph", 0, "sans"),
        ("list_item", 1, "1. autre"),
    ]


def test_tables_row_by_row() -> None:
    document = slides(page(frame(odf_table([("Ville", "Nuit"), ("Paris", "110")]))))
    assert document.text.split("\n")[1:] == ["Ville\tNuit", "Paris\t110"]
    assert [block.lead for block in document.blocks] == [None, None, 1]


def test_charts_give_their_title_and_figures() -> None:
    def valued(value: str) -> str:
        attributes = f"office:value-type='float' office:value='{value}'"
        return f"<table:table-cell {attributes}>{p(value)}</table:table-cell>"

    def named(text: str) -> str:
        return f"<table:table-cell office:value-type='string'>{p(text)}</table:table-cell>"

    rows = (
        named("") + named("Part") + named("Volume"),
        valued("45434") + valued("0.625") + valued("8750.5"),
        valued("45465") + valued("NaN") + valued("31000"),
    )
    first, *others = (f"<table:table-row>{row}</table:table-row>" for row in rows)
    chart = (
        f"<office:chart><chart:chart><chart:title>{p('Sable par an')}</chart:title><chart:plot-area>"
        "<chart:axis chart:dimension='x' chart:style-name='c1'/><chart:axis chart:dimension='y'/>"
        "<chart:series chart:style-name='c2' chart:values-cell-range-address='local-table.$B$2:.$B$3'/>"
        "<chart:series chart:values-cell-range-address='local-table.$C$2:.$C$3'/></chart:plot-area>"
        f"<table:table><table:table-header-rows>{first}</table:table-header-rows>{''.join(others)}"
        "</table:table></chart:chart></office:chart>"
    )
    styles = (
        "<number:date-style style:name='N1'/><number:percentage-style style:name='N2'/>"
        "<style:style style:name='c1' style:family='chart' style:data-style-name='N1'/>"
        "<style:style style:name='c2' style:family='chart' style:data-style-name='N2'/>"
    )
    document = read(
        odp(
            [page(frame(p("Volumes"), kind="title"), odf_object("Object 1"), odf_object("Object 2"))],
            **{"Object 1__content_xml": odf_content(chart, styles)},
        ),
        "a.odp",
    )
    check_document(document)
    assert kinds(document) == [
        ("heading", 1, "Volumes"),
        ("caption", 0, "Sable par an"),
        ("table_row", 0, "Catégorie\tPart\tVolume"),
        ("table_row", 0, "22/05/2024\t62,5\u00a0%\t8750,5"),
        ("table_row", 0, "22/06/2024\t\t31000"),
    ]


def test_footers_are_page_furniture() -> None:
    document = slides(
        page(
            frame(p("Budget"), kind="title"),
            frame(p("Pied"), kind="footer", top=18),
            frame(p("Texte."), top=4),
        )
    )
    assert [kind for kind, _, _ in kinds(document)] == ["heading", "paragraph", "page_furniture"]


def test_properties() -> None:
    meta = (
        "<dc:title>Bilan 2024</dc:title><dc:date>2024-12-12T10:00:00</dc:date>"
        "<meta:initial-creator>Anne Dupré</meta:initial-creator>"
    )
    metadata = slides(page(frame(p("Texte"))), meta=meta).metadata
    assert (metadata.title, metadata.date, metadata.authors) == ("Bilan 2024", "2024-12-12", ("Anne Dupré",))


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_package_is_refused(part: float) -> None:
    data = odp([page(frame(p("Texte")))])
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data[: int(part * len(data))], "a.odp")


@pytest.mark.parametrize("content", [b"", b"<broken", b"<a/>", b"\x00\x01\x02"])
def test_a_damaged_body_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedFileError, match="Le diaporama OpenDocument est illisible"):
        read(odp([], content_xml=content), "a.odp")


def test_a_protected_presentation_is_named() -> None:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
        "</manifest:file-entry></manifest:manifest>"
    )
    with pytest.raises(EncryptedError):
        read(odp([], **{"META-INF__manifest_xml": manifest}), "a.odp")


def test_an_entity_bomb_is_refused_unexploded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE d [<!ENTITY e0 "boum">{entities}]><d>&e11;</d>'
    with pytest.raises(DamagedFileError):
        read(odp([], content_xml=bomb), "a.odp")

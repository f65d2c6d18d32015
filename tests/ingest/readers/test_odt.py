"""OpenDocument texts, written by hand where odfdo cannot write what LibreOffice does."""

from pathlib import Path

import odfdo
import pytest

from ingest.errors import DamagedFileError, EncryptedError, TooLargeError
from ingest.readers import archives, read
from ingest.types import Document
from tests.ingest.invariants import check_document
from tests.ingest.told import kinds
from tests.ingest.workbooks import NAMESPACES, changed, odt, opendocument

TITLE = '<style:style style:name="Title" style:family="paragraph"/>'
NUMBERS = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" '
    'style:num-suffix=")"/></text:list-style>'
)


def text(body: str, **parts: str) -> Document:
    document = read(odt(body, **parts), "a.odt")
    check_document(document)
    return document


def test_title_headings_and_paragraphs_in_order() -> None:
    document = text(
        '<text:p text:style-name="P1">Charte du télétravail</text:p>'
        '<text:h text:outline-level="1">Conditions</text:h><text:p>Trois mois de présence.</text:p>'
        '<text:section><text:h text:outline-level="2">Quotités</text:h><text:p>Deux jours.</text:p>'
        "</text:section>",
        automatic='<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>',
        styles=TITLE,
    )
    assert kinds(document) == [
        ("title", 0, "Charte du télétravail"),
        ("heading", 1, "Conditions"),
        ("paragraph", 0, "Trois mois de présence."),
        ("heading", 2, "Quotités"),
        ("paragraph", 0, "Deux jours."),
    ]


def test_outline_levels_of_styles_make_headings_and_bold_lines_too() -> None:
    document = text(
        '<text:p text:style-name="Maison">Par style</text:p>'
        '<text:p text:style-name="Gras">Par graisse</text:p>'
        '<text:p><text:span text:style-name="T1">En gras</text:span> à demi</text:p>'
        '<text:p text:style-name="Gras">Une phrase en gras, qui a un point.</text:p>'
        '<text:p text:style-name="Caption">Tableau 1 – Les effectifs</text:p>',
        automatic='<style:style style:name="Maison" style:family="paragraph" '
        'style:default-outline-level="2"/>'
        '<style:style style:name="Gras" style:family="paragraph">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>',
    )
    assert [(kind, level) for kind, level, _ in kinds(document)] == [
        ("heading", 2),
        ("heading", 3),
        ("paragraph", 0),
        ("paragraph", 0),
        ("caption", 0),
    ]


def test_headings_show_the_numbers_of_the_outline() -> None:
    level = '<text:outline-level-style text:level="{}" style:num-format="1" text:display-levels="{}"/>'
    document = text(
        '<text:h text:outline-level="1">Un</text:h><text:h text:outline-level="2">Deux</text:h>'
        '<text:h text:outline-level="2">Trois</text:h><text:h text:outline-level="1">Quatre</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">Annexe</text:h>',
        styles=f"<text:outline-style>{level.format(1, 1)}{level.format(2, 2)}</text:outline-style>",
    )
    assert document.text.split("\n") == ["1 Un", "1.1 Deux", "1.2 Trois", "2 Quatre", "Annexe"]


def test_lists_show_their_labels_at_each_level_and_go_on_after_a_paragraph() -> None:
    document = text(
        '<text:p>Il faut :</text:p><text:list text:style-name="L1"><text:list-item><text:p>demander</text:p>'
        "<text:p>par écrit</text:p><text:list><text:list-item><text:p>au chef</text:p></text:list-item>"
        "<text:list-item><text:p>au bureau</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-header><text:p>puis</text:p></text:list-header>"
        "<text:list-item><text:p>attendre</text:p></text:list-item></text:list>"
        '<text:p>Enfin.</text:p><text:list text:style-name="L1" text:continue-numbering="true">'
        "<text:list-item><text:p>partir</text:p></text:list-item></text:list>"
        "<text:list><text:list-item><text:p>sans style</text:p></text:list-item></text:list>",
        automatic=NUMBERS,
    )
    assert kinds(document) == [
        ("paragraph", 0, "Il faut :"),
        ("list_item", 1, "1. demander"),
        ("list_item", 1, "par écrit"),
        ("list_item", 2, "a) au chef"),
        ("list_item", 2, "b) au bureau"),
        ("list_item", 1, "puis"),
        ("list_item", 1, "2. attendre"),
        ("paragraph", 0, "Enfin."),
        ("list_item", 1, "3. partir"),
        ("list_item", 1, "• sans style"),
    ]
    assert {block.lead for block in document.blocks[1:7]} == {0}


def test_tables_row_by_row_with_spans_and_repetitions_spelled_out() -> None:
    document = text(
        "<table:table><table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>Ville</text:p></table:table-cell>"
        "<table:table-cell><text:p>Nuit</text:p></table:table-cell>"
        "<table:table-cell><text:p>Repas</text:p></table:table-cell></table:table-row>"
        "</table:table-header-rows>"
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Paris</text:p>'
        "</table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>20</text:p></table:table-cell>'
        "</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell "
        'table:number-columns-spanned="2"><text:p>90</text:p></table:table-cell><table:covered-table-cell/>'
        '</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>Lyon'
        "</text:p></table:table-cell><table:table-cell/><table:table-cell><text:p>8</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    assert document.text.split("\n") == [
        "Ville\tNuit\tRepas",
        "Paris\t20\t20",
        "Paris\t90",
        "Lyon\t\t8",
        "Lyon\t\t8",
    ]
    assert [block.lead for block in document.blocks] == [None, 0, 0, 0, 0]


def test_notes_are_called_by_number_and_stand_at_the_end() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>*</text:note-citation><text:note-body>'
        "<text:p>{}</text:p></text:note-body></text:note>"
    )
    document = text(
        f"<text:p>Selon la loi de 2021{note.format('Loi du 3 mars.')}, oui.</text:p><table:table>"
        f"<table:table-row><table:table-cell><text:p>A{note.format('Estimation.')}</text:p></table:table-cell>"
        "</table:table-row></table:table><text:p>Fin.</text:p>"
    )
    assert kinds(document) == [
        ("paragraph", 0, "Selon la loi de 2021¹, oui."),
        ("table_row", 0, "A²"),
        ("paragraph", 0, "Fin."),
        ("footnote", 0, "¹ Loi du 3 mars."),
        ("footnote", 0, "² Estimation."),
    ]


def test_what_is_not_shown_is_not_read() -> None:
    document = text(
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>SUPPRIMÉ</text:p>'
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>Le plafond<text:change text:change-id="c1"/> est de <text:change-start '
        'text:change-id="c2"/>120<text:change-end text:change-id="c2"/> €.'
        "<office:annotation><text:p>COMMENTAIRE</text:p>"
        '</office:annotation><text:span text:style-name="T1">CACHÉ</text:span></text:p>'
        '<text:section text:display="none"><text:p>SECTION</text:p></text:section>',
        automatic='<style:style style:name="T1" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>',
    )
    assert document.text == "Le plafond est de 120 €."


def test_spaces_tabs_and_line_ends_are_those_of_the_elements() -> None:
    document = text(
        '<text:p>  a\n   b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>e<text:s/>'
        "<text:a>f</text:a>\N{NO-BREAK SPACE}; g<text:soft-page-break/>h</text:p>"
    )
    assert document.text == "a b  c\td\ne f\N{NO-BREAK SPACE}; gh"


def test_boxes_and_shapes_are_blocks_after_the_paragraph_they_hang_on() -> None:
    document = text(
        "<text:p>Avant<draw:frame><draw:text-box><text:p>Dans la boîte</text:p><text:list><text:list-item>"
        "<text:p>un point</text:p></text:list-item></text:list></draw:text-box></draw:frame> après.</text:p>"
        "<draw:custom-shape><text:p>Dans la forme</text:p></draw:custom-shape>"
    )
    assert kinds(document) == [
        ("paragraph", 0, "Avant après."),
        ("paragraph", 0, "Dans la boîte"),
        ("list_item", 1, "• un point"),
        ("paragraph", 0, "Dans la forme"),
    ]


def test_a_table_of_contents_is_one_and_a_bibliography_is_not() -> None:
    document = text(
        "<text:table-of-content><text:index-body><text:index-title><text:p>Sommaire</text:p></text:index-title>"
        "<text:p>Conditions<text:tab/>3</text:p></text:index-body></text:table-of-content>"
        "<text:bibliography><text:index-body><text:p>Dupré, Les sources, 1998.</text:p></text:index-body>"
        "</text:bibliography>"
    )
    assert kinds(document) == [
        ("table_of_contents", 0, "Sommaire"),
        ("table_of_contents", 0, "Conditions\t3"),
        ("paragraph", 0, "Dupré, Les sources, 1998."),
    ]


def test_properties() -> None:
    def build(document: odfdo.Document) -> None:
        document.meta.title = "Charte"
        document.meta.initial_creator = "Anne Dupré"
        document.body.append(odfdo.Paragraph("Le texte."))

    metadata = read(opendocument("text", build), "a.odt").metadata
    assert (metadata.title, metadata.date, metadata.authors) == ("Charte", "2024-06-03", ("Anne Dupré",))


def test_a_protected_document_is_named() -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(EncryptedError, match="mot de passe"):
        read(odt("<text:p>chiffré</text:p>", manifest=entry), "a.odt")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.99])
def test_a_truncated_package_is_refused(part: float) -> None:
    data = odt("<text:p>Le texte.</text:p>")
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data[: int(part * len(data))], "a.odt")


@pytest.mark.parametrize("content", [b"", b"<broken", b"<a/>", b"\x00\x01\x02"])
def test_a_damaged_body_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedFileError, match="Le texte OpenDocument"):
        read(changed(odt("<text:p>x</text:p>"), "content.xml", lambda _: content), "a.odt")


def test_an_entity_bomb_is_refused_unexploded_and_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    outside = f'<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">'
    for reference in ("&e11;", "&s;"):
        bomb = (
            f'<!DOCTYPE d [<!ENTITY e0 "boum">{entities}{outside}]><office:document-content {NAMESPACES}>'
            f"<office:body><office:text><text:p>{reference}</text:p></office:text></office:body>"
            "</office:document-content>"
        )
        with pytest.raises(DamagedFileError):
            read(
                changed(odt("<text:p>x</text:p>"), "content.xml", lambda _, bomb=bomb: bomb.encode()), "a.odt"
            )


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 1_000_000)
    data = changed(odt("<text:p>x</text:p>"), "Pictures/a.png", lambda _: b"0" * 5_000_000)
    assert len(data) < 100_000
    with pytest.raises(TooLargeError, match="1 Mo"):
        read(data, "a.odt")

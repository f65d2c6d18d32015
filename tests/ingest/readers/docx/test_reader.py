"""Word documents as people write them, read whole."""

import datetime

import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.readers import read
from ingest.types import BlockKind
from tests.ingest.told import kinds
from tests.ingest.word import changed, opened, saved

NOTES = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Loi du 3 mars.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def test_title_headings_and_paragraphs_in_order() -> None:
    def build(document: WordDocument) -> None:
        document.add_heading("Charte du télétravail", 0)
        document.add_heading("Conditions", 1)
        document.add_paragraph("Trois mois de présence.")
        document.add_heading("Quotités", 2)
        document.add_paragraph("Deux jours.")

    assert kinds(opened(build)) == [
        ("title", 0, "Charte du télétravail"),
        ("heading", 1, "Conditions"),
        ("paragraph", 0, "Trois mois de présence."),
        ("heading", 2, "Quotités"),
        ("paragraph", 0, "Deux jours."),
    ]


def test_outline_levels_and_translated_styles_make_headings() -> None:
    def build(document: WordDocument) -> None:
        style = document.styles.add_style("Titre maison", 1)
        style.base_style = document.styles["Heading 2"]
        document.add_paragraph("Par héritage", style=style)
        paragraph = document.add_paragraph("Par niveau")
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "2")
        paragraph._p.get_or_add_pPr().append(level)

    assert kinds(opened(build)) == [("heading", 2, "Par héritage"), ("heading", 3, "Par niveau")]


def test_a_bold_line_is_a_heading_and_bold_words_are_not() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph().add_run("Dates à retenir").bold = True
        paragraph = document.add_paragraph("Le bilan est ")
        paragraph.add_run("obligatoire").bold = True
        document.add_paragraph().add_run("Ceci est une phrase en gras, qui a un point.").bold = True
        document.add_paragraph().add_run("Suites à donner").bold = True

    assert [kind for kind, _, _ in kinds(opened(build))] == ["heading", "paragraph", "paragraph", "heading"]


def test_lists_show_what_word_shows() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph("Il faut :")
        document.add_paragraph("un badge", style="List Bullet")
        document.add_paragraph("demander", style="List Number")
        document.add_paragraph("attendre", style="List Number")

    document = opened(build)
    assert [(level, text) for _, level, text in kinds(document)[1:]] == [
        (1, "• un badge"),
        (1, "1. demander"),
        (1, "2. attendre"),
    ]
    assert [block.lead for block in document.blocks] == [None, 0, 0, 0]


def test_tables_row_by_row_with_merged_cells_spelled_out() -> None:
    def build(document: WordDocument) -> None:
        table = document.add_table(3, 3)
        rows = [("Ville", "Nuit", "Repas"), ("Paris", "110", "20"), ("", "90", "")]
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(2, 1).merge(table.cell(2, 2))

    document = opened(build)
    assert document.text.split("\n") == ["Ville\tNuit\tRepas", "Paris\t110\t20", "Paris\t90"]
    assert [block.lead for block in document.blocks] == [None, 0, 0]


def test_notes_are_called_by_number_and_stand_at_the_end() -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Selon la loi de 2021")
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), "2")
        paragraph.add_run()._r.append(reference)
        paragraph.add_run(", oui.")
        document.add_paragraph("Fin.")

    relation = (
        b'<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    override = (
        b'<Override PartName="/word/footnotes.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    )
    data = changed(
        saved(build),
        **{
            "word__footnotes_xml": NOTES.encode(),
            "word__document.xml": lambda old: old,
            "word___rels__document_xml.rels": lambda old: old.replace(b"</Relationships>", relation),
            "[Content_Types]_xml": lambda old: old.replace(b"</Types>", override),
        },
    )
    document = read(data, "a.docx")
    assert kinds(document) == [
        ("paragraph", 0, "Selon la loi de 2021¹, oui."),
        ("paragraph", 0, "Fin."),
        ("footnote", 0, "¹ Loi du 3 mars."),
    ]


def test_content_controls_and_contents_tables_are_read() -> None:
    def build(document: WordDocument) -> None:
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:pPr><w:pStyle w:val='TM1'/></w:pPr>"
            "<w:r><w:t>Conditions</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>3</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        document.add_paragraph("Avant.")
        document.element.body.insert(1, control)

    document = opened(build)
    assert (BlockKind.TABLE_OF_CONTENTS, "Conditions\t3") in {
        (block.kind, document.text[block.start : block.end]) for block in document.blocks
    }


def test_the_table_of_contents_that_word_makes_is_one_whatever_its_styles() -> None:
    def build(document: WordDocument) -> None:
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
            "</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>"
            "<w:r><w:t>Sommaire</w:t></w:r></w:p><w:p><w:r><w:t>Conditions 3</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        )
        document.add_heading("Conditions", 2)
        document.element.body.insert(0, control)

    assert [kind for kind, _, _ in kinds(opened(build))] == ["table_of_contents"] * 2 + ["heading"]


def test_headers_and_footers_are_left_out() -> None:
    def build(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Agence des sources"
        document.sections[0].footer.paragraphs[0].text = "Page 1"
        document.add_paragraph("Le texte.")

    assert opened(build).text == "Le texte."


def test_core_properties() -> None:
    def build(document: WordDocument) -> None:
        document.core_properties.title = "Charte"
        document.core_properties.author = "Anne Dupré;Jean Roy"
        document.core_properties.modified = datetime.datetime(2024, 12, 12)
        document.add_paragraph("Le texte.")

    metadata = opened(build).metadata
    assert (metadata.title, metadata.date, metadata.authors) == (
        "Charte",
        "2024-12-12",
        ("Anne Dupré", "Jean Roy"),
    )


def test_the_date_of_a_template_is_no_date() -> None:
    assert opened(lambda document: document.add_paragraph("Le texte.")).metadata.date is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        ("a.docm", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("a.dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    ],
)
def test_templates_and_files_with_macros_are_read_too(name: str, kind: str) -> None:
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = changed(
        saved(lambda document: document.add_paragraph("Le texte.")),
        **{"[Content_Types]_xml": lambda old: old.replace(usual, kind.encode())},
    )
    assert read(data, name).text == "Le texte."

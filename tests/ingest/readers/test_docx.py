"""Word documents, made by python-docx and then broken by hand."""

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.errors import DamagedFileError, EncryptedError, TooLargeError, UnsupportedTypeError
from ingest.readers import archives, read
from ingest.types import BlockKind, Document
from tests.ingest.invariants import check_document
from tests.ingest.told import kinds

NOTES = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Loi du 3 mars.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def saved(build: Callable[[WordDocument], None]) -> bytes:
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word(build: Callable[[WordDocument], None]) -> Document:
    document = read(saved(build), "a.docx")
    check_document(document)
    return document


def changed(data: bytes, **members: bytes | Callable[[bytes], bytes]) -> bytes:
    """The package with members replaced or added; `__` stands for `/`, `_xml` for `.xml`."""
    file = io.BytesIO()
    wanted = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in members.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = wanted.pop(name, None)
            content = old.read(name)
            new.writestr(name, content if change is None else change(content) if callable(change) else change)
        for name, content in wanted.items():
            assert isinstance(content, bytes)
            new.writestr(name, content)
    return file.getvalue()


def test_title_headings_and_paragraphs_in_order() -> None:
    def build(document: WordDocument) -> None:
        document.add_heading("Charte du télétravail", 0)
        document.add_heading("Conditions", 1)
        document.add_paragraph("Trois mois de présence.")
        document.add_heading("Quotités", 2)
        document.add_paragraph("Deux jours.")

    assert kinds(word(build)) == [
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

    assert kinds(word(build)) == [("heading", 2, "Par héritage"), ("heading", 3, "Par niveau")]


def test_a_bold_line_is_a_heading_and_bold_words_are_not() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph().add_run("Dates à retenir").bold = True
        paragraph = document.add_paragraph("Le bilan est ")
        paragraph.add_run("obligatoire").bold = True
        document.add_paragraph().add_run("Ceci est une phrase en gras, qui a un point.").bold = True
        document.add_paragraph().add_run("Suites à donner").bold = True

    assert [kind for kind, _, _ in kinds(word(build))] == ["heading", "paragraph", "paragraph", "heading"]


def test_lists_show_what_word_shows() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph("Il faut :")
        document.add_paragraph("un badge", style="List Bullet")
        document.add_paragraph("demander", style="List Number")
        document.add_paragraph("attendre", style="List Number")

    document = word(build)
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

    document = word(build)
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


def test_tracked_changes_are_read_as_accepted() -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Le plafond est de ")
        paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>100</w:delText></w:r></w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>120</w:t></w:r></w:ins>"))
        paragraph.add_run(" €.")

    assert word(build).text == "Le plafond est de 120 €."


def test_rows_deleted_in_tracked_changes_are_left_out() -> None:
    def build(document: WordDocument) -> None:
        table = document.add_table(3, 2)
        for row, text in zip(table.rows, ("Site", "Ancien", "Kermor"), strict=True):
            row.cells[0].text, row.cells[1].text = text, "44"
        mark = f"<w:trPr {nsdecls('w')}><w:del w:id='9' w:author='x'/></w:trPr>"
        table.rows[1]._tr.insert(0, parse_xml(mark))

    assert word(build).text == "Site\t44\nKermor\t44"


def test_paragraphs_whose_border_is_deleted_are_one() -> None:
    mark = f"<w:rPr {nsdecls('w')}><w:del w:id='1' w:author='x'/></w:rPr>"

    def build(document: WordDocument) -> None:
        for text in ("La phrase ", "entière", " est réunie."):
            paragraph = document.add_paragraph(text)
            if not text.endswith("."):
                paragraph._p.get_or_add_pPr().append(parse_xml(mark))
        document.add_paragraph("La dernière reste.")._p.get_or_add_pPr().append(parse_xml(mark))
        document.add_table(1, 1).cell(0, 0).text = "Tableau"

    assert word(build).text == "La phrase entière est réunie.\nLa dernière reste.\nTableau"


def test_what_a_style_hides_is_left_out() -> None:
    def build(document: WordDocument) -> None:
        hidden, words = document.styles.add_style("Caché", 1), document.styles.add_style("Secret", 2)
        hidden.font.hidden = words.font.hidden = True
        base = document.styles.add_style("Montré", 1)
        base.base_style, base.font.hidden = hidden, False
        document.add_paragraph("Jamais vu.", style=hidden)
        document.add_paragraph("Vu", style=base).add_run(" caché", style=words)
        document.add_paragraph("Rien, ", style=hidden).add_run("sauf ceci.").font.hidden = False

    assert word(build).text == "Vu\nsauf ceci."


def test_signs_of_forms_are_shown() -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph()
        for font, place in (
            ("Wingdings", "F0FE"), ("Wingdings", "F0A8"), ("Wingdings", "F0FC"), ("Wingdings", "F06F"),
            ("Wingdings 2", "F052"), ("MS Gothic", "2612"), ("Symbol", "F0B7"), ("Wingdings", "F028"),
            ("Wingdings", "x"),
        ):  # fmt: skip
            symbol = f"<w:sym {nsdecls('w')} w:font='{font}' w:char='{place}'/>"
            paragraph.add_run()._r.append(parse_xml(symbol))

    assert word(build).text == "☑☐✓☐☑☒•"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("<m:f><m:num>{1}</m:num><m:den>{4}</m:den></m:f>", "1/4"),
        ("<m:f><m:num>{a+b}</m:num><m:den>{2}</m:den></m:f>", "(a+b)/2"),
        ("<m:sSup><m:e>{x}</m:e><m:sup>{2}</m:sup></m:sSup>", "x²"),
        ("<m:sSup><m:e>{e}</m:e><m:sup>{n+1}</m:sup></m:sSup>", "e^(n+1)"),
        ("<m:sSub><m:e>{CO}</m:e><m:sub>{2}</m:sub></m:sSub>", "CO2"),
        ("<m:rad><m:deg>{3}</m:deg><m:e>{x}</m:e></m:rad>", "³√x"),
        ("<m:d><m:e>{x}</m:e></m:d>", "(x)"),
        ("<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=''/></m:dPr><m:e>{x}</m:e></m:d>", "[x"),
        (
            "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{i=1}</m:sub><m:sup>{n}</m:sup>"
            "<m:e>{i}</m:e></m:nary>",
            "∑(i=1 ; n) i",
        ),
        ("<m:func><m:fName>{ln}</m:fName><m:e>{x}</m:e></m:func>{=}{1}", "ln x=1"),
    ],
)
def test_formulas_are_read_on_one_line(formula: str, shown: str) -> None:
    runs = formula.replace("{", "<m:r><m:t>").replace("}", "</m:t></m:r>")

    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Le taux vaut ")
        paragraph._p.append(parse_xml(f"<m:oMath {nsdecls('m')}>{runs}</m:oMath>"))
        paragraph.add_run(" du total.")

    assert word(build).text == f"Le taux vaut {shown} du total."


def test_content_controls_and_contents_tables_are_read() -> None:
    def build(document: WordDocument) -> None:
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:pPr><w:pStyle w:val='TM1'/></w:pPr>"
            "<w:r><w:t>Conditions</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>3</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        document.add_paragraph("Avant.")
        document.element.body.insert(1, control)

    document = word(build)
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

    assert [kind for kind, _, _ in kinds(word(build))] == ["table_of_contents"] * 2 + ["heading"]


def test_headers_and_footers_are_left_out() -> None:
    def build(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Agence des sources"
        document.sections[0].footer.paragraphs[0].text = "Page 1"
        document.add_paragraph("Le texte.")

    assert word(build).text == "Le texte."


def test_core_properties() -> None:
    def build(document: WordDocument) -> None:
        document.core_properties.title = "Charte"
        document.core_properties.author = "Anne Dupré;Jean Roy"
        document.core_properties.modified = datetime.datetime(2024, 12, 12)
        document.add_paragraph("Le texte.")

    metadata = word(build).metadata
    assert (metadata.title, metadata.date, metadata.authors) == (
        "Charte",
        "2024-12-12",
        ("Anne Dupré", "Jean Roy"),
    )


def test_the_date_of_a_template_is_no_date() -> None:
    assert word(lambda document: document.add_paragraph("Le texte.")).metadata.date is None


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


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_package_is_refused(part: float) -> None:
    data = saved(lambda document: document.add_paragraph("Le texte."))
    with pytest.raises(DamagedFileError, match="illisible"):
        read(data[: int(part * len(data))], "a.docx")


@pytest.mark.parametrize(
    "content", [b"", b"<broken", b"<a/>", b"\x00\x01\x02", b"<w:document xmlns:w='http://autre'/>"]
)
def test_a_damaged_body_is_refused(content: bytes) -> None:
    data = changed(saved(lambda document: document.add_paragraph("x")), word__document_xml=content)
    with pytest.raises(DamagedFileError):
        read(data, "a.docx")


def test_an_entity_bomb_is_refused_unexploded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<!DOCTYPE d [<!ENTITY e0 "boum">{entities}]><w:document {nsdecls("w")}><w:body><w:p><w:r>'
        "<w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = changed(saved(lambda document: document.add_paragraph("x")), word__document_xml=bomb.encode())
    with pytest.raises(DamagedFileError):
        read(data, "a.docx")


def test_no_external_entity_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    body = (
        f'<!DOCTYPE d [<!ENTITY s SYSTEM "file://{secret}">]><w:document {nsdecls("w")}><w:body><w:p><w:r>'
        "<w:t>&s;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = changed(saved(lambda document: document.add_paragraph("x")), word__document_xml=body.encode())
    with pytest.raises(DamagedFileError):
        read(data, "a.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED_LIMIT", 1_000_000)
    data = changed(saved(lambda document: document.add_paragraph("x")), word__media__image1=b"0" * 5_000_000)
    assert len(data) < 100_000
    with pytest.raises(TooLargeError, match="1 Mo"):
        read(data, "a.docx")


def test_other_packages_are_named() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("visio/document.xml", "<p/>")
    with pytest.raises(UnsupportedTypeError, match="archive ZIP"):
        read(file.getvalue(), "a.docx")


def test_a_protected_document_is_named() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedError):
        read(ole, "a.docx")

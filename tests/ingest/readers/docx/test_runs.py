"""What Word shows of the runs of a paragraph: changes accepted, nothing hidden, signs and formulas."""

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.ingest.word import opened


def test_tracked_changes_are_read_as_accepted() -> None:
    def build(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Le plafond est de ")
        paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>100</w:delText></w:r></w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>120</w:t></w:r></w:ins>"))
        paragraph.add_run(" €.")

    assert opened(build).text == "Le plafond est de 120 €."


def test_rows_deleted_in_tracked_changes_are_left_out() -> None:
    def build(document: WordDocument) -> None:
        table = document.add_table(3, 2)
        for row, text in zip(table.rows, ("Site", "Ancien", "Kermor"), strict=True):
            row.cells[0].text, row.cells[1].text = text, "44"
        mark = f"<w:trPr {nsdecls('w')}><w:del w:id='9' w:author='x'/></w:trPr>"
        table.rows[1]._tr.insert(0, parse_xml(mark))

    assert opened(build).text == "Site\t44\nKermor\t44"


def test_paragraphs_whose_border_is_deleted_are_one() -> None:
    mark = f"<w:rPr {nsdecls('w')}><w:del w:id='1' w:author='x'/></w:rPr>"

    def build(document: WordDocument) -> None:
        for text in ("La phrase ", "entière", " est réunie."):
            paragraph = document.add_paragraph(text)
            if not text.endswith("."):
                paragraph._p.get_or_add_pPr().append(parse_xml(mark))
        document.add_paragraph("La dernière reste.")._p.get_or_add_pPr().append(parse_xml(mark))
        document.add_table(1, 1).cell(0, 0).text = "Tableau"

    assert opened(build).text == "La phrase entière est réunie.\nLa dernière reste.\nTableau"


def test_what_a_style_hides_is_left_out() -> None:
    def build(document: WordDocument) -> None:
        hidden, words = document.styles.add_style("Caché", 1), document.styles.add_style("Secret", 2)
        hidden.font.hidden = words.font.hidden = True
        base = document.styles.add_style("Montré", 1)
        base.base_style, base.font.hidden = hidden, False
        document.add_paragraph("Jamais vu.", style=hidden)
        document.add_paragraph("Vu", style=base).add_run(" caché", style=words)
        document.add_paragraph("Rien, ", style=hidden).add_run("sauf ceci.").font.hidden = False

    assert opened(build).text == "Vu\nsauf ceci."


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

    assert opened(build).text == "☑☐✓☐☑☒•"


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

    assert opened(build).text == f"Le taux vaut {shown} du total."

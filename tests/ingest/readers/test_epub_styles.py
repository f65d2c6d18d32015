"""What only the style sheets of a book say: headings, raised digits, hidden words."""

import pytest

from ingest.readers import read
from ingest.types import Document
from tests.ingest.books import epub
from tests.ingest.invariants import check_document

LINK = '<link rel="stylesheet" href="../style.css"/>'
PROSE = "<p>La fontaine est curée deux fois par an par les habitants du hameau.</p>"


def styled(body: str, sheet: str) -> Document:
    document = read(epub([LINK + body], **{"OEBPS__style.css": sheet}), "a.epub")
    check_document(document)
    return document


def headings(document: Document) -> list[tuple[int, str]]:
    return [(b.level, document.text[b.start : b.end]) for b in document.blocks if b.kind.value == "heading"]


def test_larger_paragraphs_are_headings_of_a_level_for_each_size_and_bold_ones_stand_below() -> None:
    body = (
        f"<p class='a'>Les sources</p>{PROSE}<p class='b'><span>Le captage</span></p>{PROSE}"
        f"<p><strong>La vanne</strong></p>{PROSE}<div class='b'>Le bassin</div>{PROSE}<p class='a'>L'aval</p>"
    )
    sheet = ".a { font-size: 150% } .b { color: blue; font-weight: 700 } .b span, div.b { font-size: 1.1em }"
    assert headings(styled(body, sheet)) == [
        (1, "Les sources"),
        (2, "Le captage"),
        (3, "La vanne"),
        (2, "Le bassin"),
        (1, "L'aval"),
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        "p.t { font-size: 18pt } p { font-size: 12pt }",
        ".t { font-size: x-large }",
        ".t { font-size: larger }",
        ".t { font-size: 24px; inconnue: 3 }",
        "body { font-size: 80% } .t { font-size: 1rem }",
        "div { font-weight: bold } p { font-weight: 400 } p.t { font-weight: inherit }",
        "@charset 'utf-8'; .t { font-weight: bold !important } p { font-weight: normal }",
        "p:not(.x) > , { } .t { font-weight: bold",
    ],
)
def test_sheets_are_read_as_browsers_read_them(sheet: str) -> None:
    assert headings(styled(f"<div><p class='t'>Le captage</p>{PROSE}</div>", sheet)) == [(1, "Le captage")]


@pytest.mark.parametrize(
    ("body", "sheet"),
    [
        ("<p class='t'>Le captage</p>", ".t { font-size: 1.05em }"),
        ("<p class='t'>Le captage</p>", "@media screen { .t { font-weight: bold } }"),
        ("<p class='t'>Le captage</p>", ".t::first-letter { font-size: 3em }"),
        ("<p class='t'>Le captage</p>", ".t { font-size: 1e400em }"),
        ("<p class='t'>Le captage se visite.</p>", ".t { font-weight: bold }"),
        ("<p><b>Le captage</b> du haut</p>", ""),
        ("<p class='t'>* * *</p>", ".t { font-size: 2em }"),
        ("<ul><li><p class='t'>Le captage</p></li></ul>", ".t { font-weight: bold }"),
        ("<table><tr><td><p class='t'>Débit</p></td><td>3</td></tr></table>", ".t { font-weight: bold }"),
        ("<aside epub:type='footnote'><p class='t'>Le captage</p></aside>", ".t { font-weight: bold }"),
        ("<p>Le captage</p>", "body { font-weight: bold }"),
    ],
)
def test_what_does_not_stand_out_heads_nothing(body: str, sheet: str) -> None:
    assert headings(styled(body + PROSE, sheet)) == []


def test_a_book_that_marks_its_headings_has_no_others() -> None:
    body = f"<h2>Les sources</h2><p class='t'>À mon père</p>{PROSE}"
    assert headings(styled(body, ".t { font-size: 2em; font-weight: bold }")) == [(2, "Les sources")]


@pytest.mark.parametrize(
    "sheet",
    [
        ".r { vertical-align: super }",
        ".r { font-size: 0.58em; position: relative; top: -0.33em; vertical-align: baseline }",
        ".r { font-size: 60%; position: relative; bottom: 4px }",
        ".r { font-size: smaller; vertical-align: 0.4em }",
    ],
)
def test_digits_that_a_sheet_raises_stay_raised(sheet: str) -> None:
    assert styled("<p>Un bassin de 12 m<span class='r'>2</span>.</p>", sheet).text == "Un bassin de 12 m²."


@pytest.mark.parametrize(
    "sheet",
    [
        ".r { position: relative; top: -2px }",
        ".r { font-size: 60%; position: absolute; top: -2px }",
        ".r { font-size: 60%; vertical-align: sub }",
        "p { vertical-align: super }",
        ".r { vertical-align: super } span.r { vertical-align: baseline }",
    ],
)
def test_other_digits_do_not(sheet: str) -> None:
    assert styled("<p>La vanne <span class='r'>2</span> fuit.</p>", sheet).text == "La vanne 2 fuit."


def test_hidden_words_are_left_out_and_notes_and_blocks_that_a_book_hides_are_not() -> None:
    body = (
        "<p>La vanne<span class='h'> (à vérifier)</span> fuit.</p><p class='h'>Le captage.</p>"
        "<aside epub:type='footnote' class='h'><p><span class='h'>1. Depuis mars.</span></p></aside>"
    )
    document = styled(body, ".h { display: none }")
    assert document.text.split("\n") == ["La vanne fuit.", "Le captage.", "1. Depuis mars."]


def test_sheets_inside_the_chapter_are_read_and_missing_ones_are_not_missed() -> None:
    missing = '<link rel="stylesheet" href="absente.css"/>'
    own = "<style>i { vertical-align: super }</style>"
    assert styled(f"{missing}{own}<p>m<i>3</i></p>", "").text == "m³"


def test_a_sheet_in_disorder_spoils_nothing() -> None:
    sheet = "}{ p{{ :::( @import url(http://x.example/a.css); .r { vertical-align: super" + "(" * 200
    assert styled("<p>La vanne fuit.</p>", sheet).text == "La vanne fuit."

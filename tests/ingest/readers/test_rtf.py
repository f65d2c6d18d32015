"""RTF documents, written by hand."""

import pytest

from ingest.errors import DamagedFileError
from ingest.readers import read
from ingest.types import Document
from tests.ingest import rtfs
from tests.ingest.invariants import check_document
from tests.ingest.told import kinds


def opened(*parts: str, information: str = "") -> Document:
    document = read(rtfs.rtf(*parts, information=information), "a.rtf")
    check_document(document)
    return document


def test_styles_and_outline_levels_make_headings() -> None:
    document = opened(
        r"\pard\plain\s10 Charte\par\pard\plain\s1 Conditions\par\pard\plain\outlinelevel1 Quotit\'e9s\par",
        rtfs.paragraph("Deux jours."),
    )
    assert kinds(document) == [
        ("title", 0, "Charte"),
        ("heading", 1, "Conditions"),
        ("heading", 2, "Quotités"),
        ("paragraph", 0, "Deux jours."),
    ]


def test_the_tables_of_contents_of_word_and_libreoffice_are_known_by_style() -> None:
    names = ("toc 1", "TOC Heading", "Contents Heading", "Contents 1", "Contents 10", "Figure Index 1")
    styles = "".join(f"{{\\s{number}\\b {name};}}" for number, name in enumerate(names, 20))
    document = opened(
        f"{{\\stylesheet{styles}}}",
        *(f"\\pard\\s{number} Conditions\\tab 3\\par" for number in range(20, 20 + len(names))),
        rtfs.heading("Conditions", 1),
    )
    assert [kind for kind, _, _ in kinds(document)][:-1] == ["table_of_contents"] * len(names)


def test_a_bold_line_is_a_heading_and_bold_words_are_not() -> None:
    document = opened(
        r"\pard{\b Dates \'e0 retenir}\par Le {\b bilan} vient\par{\b Une phrase.}\par{\b Suites}\par"
    )
    assert [kind for kind, _, _ in kinds(document)] == ["heading", "paragraph", "paragraph", "heading"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\'e9t\'e9 \'80 c\'9cur", "été € cœur"),
        (r"\u233?t\u233\'e9, \u339 ?", "été, œ"),
        (r"{\uc2\u8217\'92\'92un}\u233?", "’uné"),
        (r"{\uc0\u233 t\u233 }", "été"),
        (r"smile \u-10179?\u-8704?", "smile 😀"),
        (r"{\f2 \'e8\'b9}", "čą"),
        (r"{\f9 \'e9}", "é"),
        (
            r"l\rquote an\~: \ldblquote oui\rdblquote\emdash non\_l\-\`a \{\\\}",
            "l’an\u00a0: “oui”—non\u2011l`a {\\}",
        ),
        ("un\\tab deux\\line trois", "un\tdeux\ntrois"),
        ("a\nb", "ab"),
    ],
)
def test_characters(written: str, shown: str) -> None:
    if "`" in written:
        written = written.replace(r"\`", "`")
    assert opened(rf"\pard {written}\par").text == shown


@pytest.mark.parametrize(
    ("page", "byte", "shown"),
    [("ansicpg1250", "e8", "č"), ("mac", "8e", "é"), ("pca", "82", "é"), ("ansicpg125", "e9", "é")],
)
def test_code_pages_of_the_document(page: str, byte: str, shown: str) -> None:
    document = read(f"{{\\rtf1\\{page} mot \\'{byte}\\par}}".encode(), "a.rtf")
    assert document.text == f"mot {shown}"


def test_a_character_of_two_bytes() -> None:
    source = rb"{\rtf1\ansi{\fonttbl{\f0\fcharset128 Mincho;}}\f0 \'93\'fa\'96\{\par}"
    assert read(source, "a.rtf").text == "日本"


def test_what_is_not_shown_is_not_read() -> None:
    document = opened(
        r"{\header En-t\'eate\par}{\footer Page {\field{\*\fldinst PAGE}{\fldrslt 1}}}",
        r"\pard Le plafond est de {\deleted 100}{\v cach\'e9}120{\xe entr\'e9e}\~\'80.{\*\inconnu rien}\par",
        r"{\pict\pngblip 89504e47}{\*\bkmkstart ici}{\field{\*\fldinst HYPERLINK \\l x}{\fldrslt lien}}\par",
    )
    assert document.text == "Le plafond est de 120\u00a0€.\nlien"


def test_binary_data_is_passed_over() -> None:
    source = rb"{\rtf1 avant{\pict\bin6 }}{{\}}apr\'e8s\par}"
    assert read(source, "a.rtf").text == "avantaprès"


def test_lists_show_their_marks() -> None:
    document = opened(
        rtfs.paragraph("Il faut :"),
        rtfs.bullet("un badge"),
        r"\pard\ilvl1{\listtext 1.\tab}demander\par{\listtext\f1 o\tab}attendre\par",
    )
    assert [(level, text) for _, level, text in kinds(document)[1:]] == [
        (1, "• un badge"),
        (2, "1. demander"),
        (2, "• attendre"),
    ]
    assert [block.lead for block in document.blocks] == [None, 0, 0, 0]


def test_tables_with_merged_cells_spelled_out() -> None:
    document = opened(
        r"\trowd\trhdr\cellx1000\cellx2000\cellx3000\pard\intbl Ville\cell Nuit\cell Repas\cell\row"
        r"\trowd\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl Paris\cell 110\par\'80\cell 20\cell\row"
        r"\trowd\clvmrg\cellx1005\cellx3000\pard\intbl\cell 90\cell\row"
        r"\trowd\cellx1000\cellx1990\cellx3000\pard\intbl Lyon\cell\cell 18\cell\row\pard Apr\'e8s.\par"
    )
    assert document.text.split("\n") == [
        "Ville\tNuit\tRepas",
        "Paris\t110 €\t20",
        "Paris\t90",
        "Lyon\t\t18",
        "Après.",
    ]
    assert [block.lead for block in document.blocks] == [None, 0, 0, 0, None]


def test_a_table_that_ends_the_document_without_its_last_mark() -> None:
    document = opened(r"\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row\trowd\cellx1\cellx2 c\cell d\cell")
    assert document.text == "a\tb\nc\td"


@pytest.mark.parametrize("note", [r"{\footnote", r"{\*\footnote"])
def test_notes_are_called_by_number_and_stand_at_the_end(note: str) -> None:
    document = opened(
        rf"\pard Selon la loi{{\super\chftn}}{note}\pard{{\super\chftn}} Loi du 3 mars.\par}}, oui.\par"
        r" Fin.\par"
    )
    assert kinds(document) == [
        ("paragraph", 0, "Selon la loi¹, oui."),
        ("paragraph", 0, "Fin."),
        ("footnote", 0, "¹ Loi du 3 mars."),
    ]


def test_text_boxes_follow_their_paragraph() -> None:
    document = opened(
        r"\pard Avant{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard Encadr\'e9\par Suite\par}}"
        r"{\shprslt double}} apr\'e8s.\par Fin.\par"
    )
    assert document.text == "Avant après.\nEncadré\nSuite\nFin."


def test_properties() -> None:
    information = (
        r"{\title Charte de l'\'e9t\'e9}{\author Anne Dupr\'e9;Jean Roy}{\creatim\yr2024\mo6\dy3\hr9}"
        r"{\revtim\yr2025\mo1\dy2}"
    )
    metadata = opened(rtfs.paragraph("Texte."), information=information).metadata
    assert (metadata.title, metadata.date, metadata.authors) == (
        "Charte de l'été",
        "2024-06-03",
        ("Anne Dupré", "Jean Roy"),
    )


def test_a_title_written_twice_counts_once() -> None:
    information = r"{\upr{\title Ete}{\*\ud{\title \u201?t\u233?}}}{\creatim\yr0\mo0\dy0}"
    metadata = opened(rtfs.paragraph("Texte."), information=information).metadata
    assert (metadata.title, metadata.date) == ("Été", None)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.999])
def test_a_truncated_file_is_refused(part: float) -> None:
    data = rtfs.rtf(*(rtfs.paragraph(f"Paragraphe {n}.") for n in range(50)))
    with pytest.raises(DamagedFileError, match="la fin du fichier manque"):
        read(data[: int(part * len(data))], "a.rtf")


def test_deep_groups_are_read_and_endless_ones_refused() -> None:
    assert read(b"{\\rtf1 " + b"{" * 5_000 + b"fond" + b"}" * 5_000 + b"\\par}", "a.rtf").text == "fond"
    with pytest.raises(DamagedFileError, match="trop imbriqués"):
        read(b"{\\rtf1 " + b"{" * 100_000, "a.rtf")


def test_what_follows_the_document_is_left_out() -> None:
    assert read(b"\r\n{\\rtf1 Texte\\par}\x00\x00}{autre}", "a.rtf").text == "Texte"

"""Tables written with separators."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.chunk import passages
from ingest.detect import CSV, TEXT
from ingest.errors import DamagedFileError, TooManyCellsError
from ingest.readers import read, sheets
from tests.ingest.invariants import check_document, check_passages

_cells = st.text("abcdeféèàçœ 0123456789;,\t|\n\"'", min_size=1, max_size=12).filter(
    lambda text: text.strip()
)


@st.composite
def _tables(draw: st.DrawFn) -> list[list[str]]:
    columns = draw(st.integers(2, 5))
    return draw(st.lists(st.lists(_cells, min_size=columns, max_size=columns), min_size=2, max_size=8))


@given(
    rows=_tables(),
    separator=st.sampled_from(";,\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=80)
def test_what_is_written_is_read(rows: list[list[str]], separator: str, encoding: str, end: str) -> None:
    file = io.StringIO(newline="")
    file.write(f"sep={separator}{end}")
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(rows)
    # « œ » is in Windows-1252 as byte 0x9c, which no UTF-8 text has alone.
    document = read(file.getvalue().encode(encoding), "a.csv")
    check_document(document)
    check_passages(document)
    assert document.media_type == CSV
    shown = ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]
    assert document.text.split("\n") == shown


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "Commune;Budget\nVauclair;1 234,5\nRion;12,0\n",
            ["Commune\tBudget", "Vauclair\t1 234,5", "Rion\t12,0"],
        ),
        ('Commune,Budget\r\nVauclair,"1,5"\r\n', ["Commune\tBudget", "Vauclair\t1,5"]),
        ("Commune\tBudget\nVauclair\t1,5\n", ["Commune\tBudget", "Vauclair\t1,5"]),
        ('Lieu;Note\n"Saint-\nJean";"dit ""oui"""\n', ["Lieu\tNote", 'Saint- Jean\tdit "oui"']),
        ('Vis;Taille\nCourte;3"\nLongue;12 mm\n', ["Vis\tTaille", 'Courte\t3"', "Longue\t12 mm"]),
        ("a;b;c\n1;;\n;2;\n;;\n", ["a\tb\tc", "1", "\t2"]),
    ],
)
def test_separators_quotes_and_empty_cells(data: str, expected: list[str]) -> None:
    document = read(data.encode(), "a.csv")
    assert (document.media_type, document.text.split("\n")) == (CSV, expected)
    assert {block.lead for block in document.blocks[1:]} == {0}


def test_a_title_stands_above_the_table_and_windows_accents_are_read() -> None:
    data = "Fréquentation 2024;;\n;;\nMois;Entrées;Prêts\nMars;2140;5870\n".encode("cp1252")
    document = read(data, "a.csv")
    assert [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks] == [
        ("title", "Fréquentation 2024"),
        ("table_row", "Mois\tEntrées\tPrêts"),
        ("table_row", "Mars\t2140\t5870"),
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "Site;Effectifs;;Surface;\n;Titulaires;Contractuels;Bureaux;Total\nNord;4;2;120;300\n",
            "Site : Nord ; Effectifs Titulaires : 4 ; Contractuels : 2 ; Surface Bureaux : 120 ; Total : 300",
        ),
        (
            ";2023;;2024;\nPoste;Voté;Exécuté;Voté;Exécuté\nLivres;12,5;11;13;n.c.\n",
            "Poste : Livres ; 2023 Voté : 12,5 ; Exécuté : 11 ; 2024 Voté : 13 ; Exécuté : n.c.",
        ),
        (
            "Agent;Matin;;Remarque\n;Salle;Tâche;\nAnne Dupré;A;accueil;le lundi\nJean Roy;B;tri;\n",
            "Agent : Jean Roy ; Matin Salle : B ; Tâche : tri",
        ),
        (
            "Prêts;Adultes;;Enfants;\nPrêts;2023;2024;2023;2024\nLivres;120;130;80;95\n",
            "Prêts : Livres ; Adultes 2023 : 120 ; 2024 : 130 ; Enfants 2023 : 80 ; 2024 : 95",
        ),
    ],
    ids=["single column", "no single column", "texts", "repeated"],
)
def test_a_row_of_groups_above_the_names_of_columns(data: str, expected: str) -> None:
    document = read(data.encode(), "a.csv")
    assert [block.lead for block in document.blocks][:3] == [None, 0, 1]
    assert passages(document)[-1].units[-1].indexed == expected


@pytest.mark.parametrize(
    "data",
    [
        "Nom;;Grade\nDupré;Anne;attachée\nRoy;Jean;agent\n",
        "Nom;;Ville;\nDupré;Anne;Rion;centre\nRoy;Jean;Vauclair;12\n",
        "Commune;Surface;\nRion;12;ha\nVauclair;9;ha\n",
        "Commune;Surface;\n;n.c.;\nVauclair;9;ha\n",
        "Site;Effectifs;\n;Titulaires;Contractuels\n",
    ],
    ids=["record", "record with a figure", "figures", "gap below", "nothing below"],
)
def test_columns_without_a_name_make_no_groups(data: str) -> None:
    assert {block.lead for block in read(data.encode(), "a.csv").blocks[1:]} == {0}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Bonjour, monsieur.\nJe vous écris, donc, pour vous dire ceci.\n", "a.csv"),
        ("Une seule colonne\nsans séparateur\n", "a.csv"),
        ("Il vient ; elle part.\nIl dort ; elle lit.\n", "a.csv"),
        ("Pain, beurre, lait\nThé, café, eau\nSel, poivre, riz\n", "courses"),
        ("a;b;c\n1;2;3\n4;5;6\n", "a.txt"),
        ("a;b\n1;2\n3;4\n", "sans-extension"),
    ],
)
def test_what_only_looks_like_a_table_stays_text(data: str, name: str) -> None:
    document = read(data.encode(), name)
    assert (document.media_type, document.text) == (TEXT, data)


def test_a_table_without_extension_is_one_when_every_row_is_like_the_others() -> None:
    assert read(b"a;b;c\n1;2;3\n4;5;6\n", "export").media_type == CSV


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "CELL_LIMIT", 3)
    with pytest.raises(
        TooManyCellsError, match="Le fichier CSV compte trop de cellules : la limite est de 3"
    ):
        read(b"a;b\n1;2\n", "a.csv")


def test_a_cell_without_end_is_refused() -> None:
    data = ("a;b\n" * 300 + f"1;{'x' * 200_000}\n").encode()
    with pytest.raises(DamagedFileError, match="une cellule dépasse"):
        read(data, "a.csv")

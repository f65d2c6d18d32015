from index.encoded_text import encoded_texts
from ingest.types import Unit


def test_a_passage_is_read_under_its_title_and_headings_and_its_units_alone() -> None:
    units = (Unit(0, 4, "Un."), Unit(5, 10, "Deux."))
    assert encoded_texts("Guide", ("I. But", "A. Objet"), "Un.\nDeux.", units) == (
        "Guide\nI. But > A. Objet\nUn.\nDeux.",
        "Un.",
        "Deux.",
    )


def test_what_is_absent_leaves_no_line() -> None:
    assert encoded_texts(None, (), "Un.", ()) == ("Un.",)

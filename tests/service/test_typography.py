import pytest

from service.typography import entry, plural, shortened, typeset


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("« a » : b ; c ? d !", "«\u00a0a\u00a0»\u00a0: b\u00a0; c\u00a0? d\u00a0!"),
        ("à 12:30, http://127.0.0.1:8000/?q=1", "à 12:30, http://127.0.0.1:8000/?q=1"),
        ("5 % et 3 €", "5\u00a0% et 3\u00a0€"),
    ],
)
def test_spaces_that_must_not_break(written: str, printed: str) -> None:
    assert typeset(written) == printed
    assert typeset(printed) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Aujourd'hui l'index n'a rien.", "Aujourd’hui l’index n’a rien."),
        ("l'« index »", "l’«\u00a0index\u00a0»"),
        ("pip install 'sourcier[training]'", "pip install 'sourcier[training]'"),
    ],
)
def test_apostrophes_are_curly_and_other_marks_stay(written: str, printed: str) -> None:
    assert typeset(written) == printed
    assert typeset(printed) == printed


@pytest.mark.parametrize("name", ["l'été : bilan.txt", "sourcier ask l'eau ; ls", "50 % d'eau ?"])
def test_what_is_quoted_can_be_found_or_typed_again(name: str) -> None:
    assert typeset(f"Aucun d'eux n'est « {name} » : l'autre est « b ».") == (
        f"Aucun d’eux n’est «\u00a0{name}\u00a0»\u00a0: l’autre est «\u00a0b\u00a0»."
    )
    assert entry(name, "n'est pas lu ; réessayez") == f"{name}\u00a0: n’est pas lu\u00a0; réessayez"


def test_a_long_value_is_quoted_in_part_and_can_always_be_sent() -> None:
    assert shortened("a" * 60) == "a" * 60
    assert shortened("a" * 61) == "a" * 60 + "…"
    assert shortened("x\udcff") == "x?"


def test_the_plural_starts_at_two() -> None:
    assert [plural(n, "document") for n in (0, 1, 2)] == ["0 document", "1 document", "2 documents"]
    assert plural(3, "mal", "maux") == "3 maux"

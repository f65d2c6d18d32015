import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical.folding import fold
from index.vocabulary import Form, Vocabulary


def vocabulary(*texts: str) -> Vocabulary:
    return Vocabulary(lambda: texts)


def test_words_are_counted_as_written() -> None:
    words = vocabulary("L'École d’été, l'école.", "ÉCOLE 2024")
    assert words.counts == {"L": 1, "École": 1, "d": 1, "été": 1, "l": 1, "école": 1, "ÉCOLE": 1}


@pytest.mark.parametrize(
    ("text", "folded", "form"),
    [
        ("École, école, ÉCOLE", "ecole", Form("école", 3, is_name=False)),
        ("Élève élève élève eleve", "eleve", Form("élève", 4, is_name=False)),
        ("Pologne POLOGNE Pologne", "pologne", Form("Pologne", 3, is_name=True)),
        ("e\u0301cole", "ecole", Form("école", 1, is_name=False)),
        ("œuvre", "oeuvre", Form("œuvre", 1, is_name=False)),
        ("b a B A", "a", Form("a", 2, is_name=False)),
        ("Elise Élise", "elise", Form("Elise", 2, is_name=True)),
    ],
)
def test_forms_go_by_their_letters_without_accents(text: str, folded: str, form: Form) -> None:
    assert vocabulary(text).forms[folded] == form


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("congés", True),
        ("CONGES", True),
        ("congé", True),
        ("accordé", True),
        ("salarie", True),
        ("conjé", False),
        ("", False),
        ("😀", False),
        ("سؤال", False),
    ],
)
def test_a_word_is_known_in_any_form_of_its_stem(word: str, known: bool) -> None:
    assert vocabulary("Les congés accordées aux salariées").knows(word) is known


def test_no_documents_no_words() -> None:
    words = vocabulary()
    assert not words.counts
    assert not words.forms
    assert not words.acronyms.long_forms
    assert not words.knows("mot")


def test_acronyms_are_read_with_the_words() -> None:
    words = vocabulary("Le compte épargne-temps (CET)", "sur le CET")
    assert words.acronyms.long_forms == {"CET": "compte épargne-temps"}
    assert words.counts["CET"] == 2


def test_a_name_is_never_written_in_small_letters() -> None:
    words = vocabulary("La Saxe et le Budget.", "Le budget de l'OFPRA.")
    assert [words.written_name(word) for word in ("saxe", "ofpra", "budget", "mot")] == [
        "Saxe",
        "OFPRA",
        "",
        "",
    ]


def test_documents_are_read_once_by_however_many_threads_ask() -> None:
    readings = []

    def texts() -> Iterator[str]:
        readings.append(threading.get_ident())
        yield from ["un mot"] * 100

    words = Vocabulary(texts)
    assert not readings
    threads = [threading.Thread(target=lambda: words.knows("mot")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(readings) == 1


def test_a_reading_that_failed_is_tried_again() -> None:
    attempts = []

    def texts() -> Iterator[str]:
        attempts.append(1)
        if len(attempts) == 1:
            raise OSError("busy")
        yield "un mot"

    words = Vocabulary(texts)
    with pytest.raises(OSError, match="busy"):
        words.knows("mot")
    assert words.knows("mot")


@given(st.text(max_size=200))
def test_every_word_counted_is_known(text: str) -> None:
    words = vocabulary(text)
    assert all(words.knows(word) for word in words.counts)
    assert sum(form.count for form in words.forms.values()) == sum(words.counts.values())
    assert all(fold(form.written) == folded for folded, form in words.forms.items())

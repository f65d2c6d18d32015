"""What holds for any text in any language."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.lexical import analyser
from index.lexical.analyser import LONGEST_ADDRESS, LONGEST_WORD, analyse
from index.lexical.folding import fold

LANGUAGES = ("fr", "en", "de", "it", "")
FRENCH = st.text(st.sampled_from("aeéèilnqrstuLDIAœ'’-‑. ,·()0123456789^&@€%\u00a0\u202f\n"), max_size=80)

PROBE = """
L'arrêté n° 2024-12 du 1er mars 2024 (art. L. 121-1, al. 3) fixe à 3,5 Md€, soit trois milliards et demi
d'euros, le budget de l'IA, de la R & D et de l'O.N.U. ; 35 % revient aux salarié·e·s, agent(e)s et
directeurs·rices. Aujourd'hui, la directrice dit-elle où sont les travaux du XXIe siècle, à l'Est comme en
Île-de-France ? Jusqu'à 18 h 30, vingt-cinq chercheuses lisent https://www.exemple.fr/aide ou HammerHAI,
sans œuvre ni CO₂. QUEL EST LE MONTANT DES AIDES NON VERSÉES AUX 1 234 567 ÉLÈVES DU CE ? Les entreprises et
les activités.
"""


@example("Ǣ", "en")
@given(st.text() | FRENCH, st.sampled_from(LANGUAGES))
def test_terms_are_words_for_a_whitespace_tokenizer(text, language):
    for term in analyse(text, language):
        assert term
        assert term.split() == [term]
        assert term == fold(term)
        assert len(term.encode()) <= 4 * LONGEST_ADDRESS


@given(st.characters(categories=["Cs"]))
def test_lone_surrogates_never_become_terms(surrogate):
    for text in (surrogate, f"a{surrogate}b", f"http://{surrogate}", f"{surrogate}@exemple.fr"):
        assert all(term.encode() for term in analyse(text))


@given(FRENCH)
def test_both_apostrophes_are_one(text):
    assert analyse(text.replace("'", "’")) == analyse(text.replace("’", "'"))


@given(
    st.lists(st.sampled_from(["déclaré", "activités", "l'État", "salariées", "première", "œuvre", "tâches"]))
)
def test_a_question_without_accents_has_the_terms_of_the_passage(words):
    text = " ".join(words)
    assert analyse(fold(text)) == analyse(text)


@given(FRENCH, FRENCH)
def test_lines_are_independent(first, second):
    """What one line says does not depend on the next, but for capitals: a text all in capitals is shouted."""
    first, second = first.lower(), second.lower()
    assert analyse(f"{first}\n{second}") == analyse(first) + analyse(second)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "a",
            "1",
            "1,",
            "a-",
            "l'",
            "1 000 ",
            "@",
            "a@",
            "a.b@c",
            "www.",
            "http://",
            "L. 1-",
            "é·e",
            "(e)",
            "A1",
        ),
        *("aB", "-t-il", "1^", "A.", "&", "🎉", "\u0301", "²"),
    ],
)
def test_the_number_of_terms_is_linear(unit):
    """A repeated unit gives at most a few terms a repetition, and they are never longer than the text."""
    terms = analyse(unit * 20_000)
    assert len(terms) <= 4 * 20_000
    assert sum(map(len, terms)) <= 6 * len(unit) * 20_000


def test_the_longest_word_is_whole_and_a_longer_one_is_cut():
    assert analyse("x" * LONGEST_WORD, "it") == ["x" * LONGEST_WORD]
    assert analyse("x" * LONGEST_WORD + "y", "it") == ["x" * LONGEST_WORD, "y"]


def test_a_long_address_keeps_its_words():
    terms = analyse("https://www.exemple.fr/" + "demarche-en-ligne/" * 40)
    assert {"exemple.fr", "demarch", "lign"} <= set(terms)


def test_languages_have_their_own_stop_words_and_stems():
    assert analyse("The companies of the Union's members", "en") == ["compani", "union", "member"]
    assert analyse("Die Förderung der Straßen", "de") == ["forder", "strass"]
    assert analyse("La promozione delle aziende", "it") == ["la", "promozione", "delle", "aziende"]


def test_other_terms_are_another_analyser():
    """An index already built is only built anew when IDENTITY changes: change both together."""
    terms = " ".join(term for language in LANGUAGES for term in analyse(PROBE, language))
    assert (analyser.IDENTITY, blake2b(terms.encode(), digest_size=8).hexdigest()) == (
        b"fr-2",
        "2a345ec2b4fe4b03",
    )


def test_threads_share_the_analyser():
    words = [
        f"{stem}{ending}"
        for stem in ("déclar", "publi", "finan", "gér")
        for ending in ("ées", "ation", "ants", "er")
    ]
    expected = [analyse(word) for word in words]

    def again(_: int) -> list[list[str]]:
        analyser._chunk.cache_clear()
        return [analyse(word) for word in words]

    with ThreadPoolExecutor(8) as pool:
        assert all(result == expected for result in pool.map(again, range(200)))

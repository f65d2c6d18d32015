import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical.analyser import analyse
from service.answering.facts import differ, fact, say_the_same

RULE = "Le bail du pavillon est conclu pour une durée de trois ans, renouvelable sur demande."
MARKS = st.sampled_from(
    [RULE, RULE.replace("trois", "six"), "La cantine ferme à 14 heures.", "Voir l'annexe.", "", "Total\t12"]
)


def same(one: str, other: str) -> bool:
    return say_the_same(fact(one, "", analyse), fact(other, "", analyse), {})


def differs(one: str, other: str, title: str = "Bail du pavillon") -> bool:
    return differ(fact(one, title, analyse), fact(other, title, analyse), {})


@pytest.mark.parametrize(
    "other",
    [
        RULE,
        RULE.replace("trois", "3"),
        RULE.replace("sur demande", "à la demande"),
        f"**{RULE}**",
    ],
)
def test_a_sentence_put_otherwise_says_the_same(other: str) -> None:
    assert same(RULE, other)


@pytest.mark.parametrize(
    "other",
    [
        RULE.replace("trois", "six"),
        RULE.replace("est conclu", "n'est pas conclu"),
        "La buvette du pavillon est louée pour une durée de trois ans.",
    ],
)
def test_another_figure_a_denial_or_another_thing_is_not_the_same(other: str) -> None:
    assert not same(RULE, other)


def test_months_are_figures() -> None:
    assert not same("Le guichet du bail rouvre en mai.", "Le guichet du bail rouvre en juin.")


def test_the_same_rule_with_another_figure_differs_even_reworded() -> None:
    assert differs(RULE, RULE.replace("trois", "six"))
    assert differs(RULE, "La durée du bail est désormais de six ans, renouvelable une fois.")
    assert not differs(RULE, RULE)
    assert not differs(RULE, "Les eaux de pluie sont recueillies dans 2 citernes.")


def test_titles_tell_rules_of_two_things_apart() -> None:
    form, other = "La demande se fait par le formulaire 12.", "La demande est faite par le formulaire 27."
    leave, telework = "Règlement des congés", "Charte du télétravail"

    assert differ(fact(form, leave, analyse), fact(other, leave, analyse), {})
    both = fact(form, f"{leave} bonifiés annuels", analyse), fact(other, f"{telework} pendulaire", analyse)
    assert not differ(*both, {"formulair": 0.2, "demand": 0.2})


def test_a_mark_of_few_words_tells_nothing() -> None:
    assert not same("Voir l'annexe.", "Voir l'annexe.")
    assert not differs("Total\t12", "Total\t15", title="Budget communal")


@given(MARKS, MARKS)
def test_neither_depends_on_the_order_and_both_are_never_true(one: str, other: str) -> None:
    assert same(one, other) == same(other, one)
    assert differs(one, other) == differs(other, one)
    assert not (same(one, other) and differs(one, other))

"""Point 5, French as people type it: `cases.txt` is for linguists to read and correct."""

from functools import cache

import pytest

from index.lexical.bm25 import LexicalIndex, LexicalRow
from index.lexical.folding import fold
from index.vocabulary import Vocabulary
from service.types import Understanding
from service.understanding import understand
from tests.conformance.cases import CASES, DISTRACTORS, PASSAGES, Case
from tests.conformance.rules import RULES, switched_off

FEWEST_CASES = 150
FEWEST_DISTRACTORS = 200


class Searched:
    """Every passage, indexed and ready to be asked by words alone."""

    def __init__(self) -> None:
        self._index = LexicalIndex.in_memory()
        self._index.replace_all(LexicalRow(key, text, "", "", "fr") for key, text in enumerate(PASSAGES))
        self._vocabulary = Vocabulary(lambda: PASSAGES)

    def best(self, case: Case) -> list[str]:
        """The passages that come first, several only if their scores are equal."""
        hits = self._index.search(self.understood(case).text, len(PASSAGES))
        return [PASSAGES[key] for key, score in hits if round(score, 4) == round(hits[0][1], 4)]

    def understood(self, case: Case) -> Understanding:
        return understand(case.typed, case.history, self._vocabulary)


@cache
def searched() -> Searched:
    return Searched()


@cache
def found() -> dict[Case, list[str]]:
    return {case: searched().best(case) for case in CASES}


@cache
def found_without(rule: str) -> dict[Case, list[str]]:
    with switched_off(rule):
        without = Searched()
        return {case: without.best(case) for case in CASES if case.rule == rule}


def test_there_are_enough_cases_and_distractors() -> None:
    assert len(CASES) >= FEWEST_CASES
    assert len(set(DISTRACTORS)) >= FEWEST_DISTRACTORS


def test_every_rule_has_cases() -> None:
    assert {case.rule for case in CASES} == set(RULES)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.typed}" for case in CASES])
def test_case(case: Case) -> None:
    assert found()[case] == [case.wanted]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.typed}" for case in CASES])
def test_case_fails_without_its_rule(case: Case) -> None:
    assert found_without(case.rule)[case] != [case.wanted]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.typed}" for case in CASES])
def test_no_word_is_changed_or_added_silently(case: Case) -> None:
    """What is searched is the question, or the part of it that asks, and what the interpretation lists."""
    understood = searched().understood(case)
    listed = [item.text for item in understood.carried], [item.expansion for item in understood.expansions]
    assert understood.text == " ".join([*listed[0], understood.asked, *listed[1]])
    question = case.typed
    for item in reversed(understood.corrections):
        assert question[item.start : item.end] == item.original
        question = question[: item.start] + item.corrected + question[item.end :]
    assert understood.asked.removesuffix(" ?") in question


CORRECTING = ("fautes de frappe", "apostrophe oubliée")
RESPECTING = ("mots français respectés", "noms propres respectés")


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.typed}" for case in CASES])
def test_only_slips_are_corrected(case: Case) -> None:
    corrections = searched().understood(case).corrections
    if case.rule in CORRECTING:
        assert corrections
    elif case.rule in RESPECTING:
        assert not corrections
    else:
        assert all(fold(item.original) != fold(item.corrected) for item in corrections)

from dataclasses import replace

import pytest

from service.answering.confidence import NO_EVIDENCE, Evidence, confidence, evidence
from service.answering.terms import weigh
from tests.service.builders import hit, passage, words

STRONG = Evidence(known=1.0, coverage=0.9, likeness=0.9, margin=0.3, numbers=0.0, names=0.0, reading=0.3)


def of(question: str, *texts: str, cosine: float | None = 0.5) -> Evidence:
    hits = [hit(passage(text), cosine=cosine) for text in texts]
    terms = weigh(words(question), [frozenset(words(text)) for text in texts])
    return evidence(question, hits, terms, words)


def test_confidence_is_a_probability_and_falls_without_evidence() -> None:
    assert 0.0 <= confidence(NO_EVIDENCE) < 0.5 < confidence(STRONG) <= 1.0


@pytest.mark.parametrize("field", ["coverage", "known"])
def test_more_of_the_question_found_means_more_confidence(field: str) -> None:
    assert confidence(replace(STRONG, **{field: 0.3})) < confidence(STRONG)


def test_a_reader_that_finds_no_answer_means_less_confidence() -> None:
    assert confidence(replace(STRONG, reading=-0.5)) < confidence(STRONG)


def test_the_reader_s_odds_are_those_of_the_first_passage() -> None:
    first = hit(passage("budget"))
    terms = weigh(["budget"], [frozenset({"budget"})])
    for probability, reading in ((0.5, 0.0), (1.0, 0.921), (0.0, -0.921), (None, 0.0)):
        read = replace(first, scores=replace(first.scores, rerank=probability))
        assert evidence("budget", [read], terms, words).reading == pytest.approx(reading, abs=1e-3)


@pytest.mark.parametrize("field", ["numbers", "names"])
def test_a_year_or_name_that_is_not_there_means_less_confidence(field: str) -> None:
    assert confidence(replace(STRONG, **{field: 1.0})) < confidence(STRONG)


def test_what_the_passage_lacks_is_told() -> None:
    found = of("Quel budget pour la Saxe en 2026 ?", "Le budget de la Hesse en 2024")
    assert (found.numbers, found.names) == (1.0, 1.0)
    found = of("Quel budget pour la Saxe en 2024 ?", "Le budget de la Saxe en 2024")
    assert (found.numbers, found.names) == (0.0, 0.0)


def test_the_margin_is_over_the_next_passage() -> None:
    first, second = hit(passage("budget")), replace(hit(passage("budget")), score=0.2)
    terms = weigh(["budget"], [frozenset({"budget"})])

    assert evidence("budget", [first, second], terms, words).margin == pytest.approx(0.3)
    assert evidence("budget", [first], terms, words).margin == 1.0


def test_no_hit_is_no_evidence() -> None:
    assert of("budget") == NO_EVIDENCE
    assert of("budget", "budget", cosine=None).likeness == 0.0

from dataclasses import replace

import pytest

from index.types import Hit
from service.answering.confidence import LEAST, confidence, reading
from tests.service.builders import hit, passage


def read(probability: float | None) -> Hit:
    found = hit(passage("budget"))
    return replace(found, scores=replace(found.scores, rerank=probability))


def test_confidence_is_a_probability_and_follows_the_reader() -> None:
    sure = [confidence([read(probability)]) for probability in (0.0, 0.05, 0.5, 0.95, 1.0)]
    assert sure == sorted(sure)
    assert len(set(sure)) == len(sure)
    assert 0.0 < sure[0] < 0.05 < 0.8 < sure[-1] < 1.0


def test_the_reading_is_that_of_the_first_passage() -> None:
    for probability, odds in ((0.5, 0.0), (1.0, 9.21), (0.0, -9.21), (None, 0.0)):
        assert reading([read(probability), read(0.7)]) == pytest.approx(odds, abs=1e-2)


def test_without_a_passage_there_is_nothing_to_be_sure_of() -> None:
    assert confidence([]) == confidence([read(LEAST)])

import numpy as np
import pytest

from eval.calibration import Case, fit, report


def seen() -> list[Case]:
    """Two cases a question: read as an answer and present, or neither; every other first passage is right."""
    rng = np.random.default_rng(0)
    cases = []
    for number in range(60):
        high, low = rng.normal(3, 0.5), rng.normal(-3, 0.5)
        cases.append(Case(f"q{number}", high, present=True, right=number % 2 == 0))
        cases.append(Case(f"q{number}", low, present=False, right=False))
    return cases


def test_the_fit_means_the_share_of_right_first_passages() -> None:
    slope, bias = fit(seen())

    def sure(value: float) -> float:
        return float(1 / (1 + np.exp(-(slope * value + bias))))

    assert sure(-3.0) < 0.1
    assert 0.35 < sure(3.0) < 0.65  # half of those read as answers have the right passage first


def test_cases_without_the_answer_count_for_a_fifth() -> None:
    alike = [Case(f"q{number}", 0.0, present=number < 5, right=number < 5) for number in range(50)]
    _, bias = fit(alike)
    assert 1 / (1 + np.exp(-bias)) == pytest.approx(0.8, abs=0.01)


def test_figures_come_from_questions_left_out() -> None:
    lines = list(report(seen()))

    assert lines[0] == "120 cases: 0.500 with the answer, 0.250 right first"
    assert float(lines[1].rsplit(" ", 1)[1]) > 0.95
    assert lines[-2].startswith("BIAS = ")
    assert lines[-1].startswith("SLOPE = ")

import numpy as np

from eval.calibration import Case, fit, report
from service.answering.confidence import Evidence


def case(number: int, coverage: float, *, present: bool, right: bool) -> Case:
    found = Evidence(1.0, coverage, likeness=0.5, margin=0.1, numbers=0.0, names=0.0, reading=0.0)
    return Case(f"q{number}", found, present, right)


def seen() -> list[Case]:
    """Two cases a question: covered and present, or neither; every other first passage is right."""
    rng = np.random.default_rng(0)
    cases = []
    for number in range(60):
        high, low = rng.normal(0.8, 0.1), rng.normal(0.3, 0.1)
        cases.append(case(number, high, present=True, right=number % 2 == 0))
        cases.append(case(number, low, present=False, right=False))
    return cases


def test_the_fit_means_the_share_of_right_first_passages() -> None:
    weights, bias = fit(seen())
    coverage = weights[1]

    def sure(value: float) -> float:
        rest = weights[0] + 0.5 * weights[2] + 0.1 * weights[3]
        return float(1 / (1 + np.exp(-(rest + coverage * value + bias))))

    assert sure(0.3) < 0.1
    assert 0.35 < sure(0.8) < 0.65  # half of the covered questions have the right passage first


def test_figures_come_from_questions_left_out() -> None:
    lines = list(report(seen()))

    assert lines[0] == "120 cases: 0.500 with the answer, 0.250 right first"
    assert float(lines[1].rsplit(" ", 1)[1]) > 0.95
    assert any(line.startswith("    coverage=") for line in lines)

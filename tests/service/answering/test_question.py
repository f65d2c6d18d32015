import pytest

from service.answering.question import interpret


@pytest.mark.parametrize(
    ("question", "history", "searched"),
    [
        ("Quel budget ?", [], "Quel budget ?"),
        ("  Quel\n budget ? ", [], "Quel budget ?"),
        ("Et en 2022 ?", ["Quel budget en 2024 ?"], "Quel budget en 2024 ? Et en 2022 ?"),
        ("Et en 2022 ?", ["Première", "Dernière"], "Dernière Et en 2022 ?"),
        ("Et en 2022 ?", ["Dernière", "  "], "Dernière Et en 2022 ?"),
    ],
)
def test_only_the_last_earlier_question_is_put_before(
    question: str, history: list[str], searched: str
) -> None:
    assert interpret(question, history) == searched

from collections.abc import Sequence

from eval.run import DEPTH, run
from eval.types import Evidence, Found, GoldQuestion
from index.types import Hit
from service.answering import answer
from service.types import Answer, Findings, Understanding
from tests.service.builders import hit, passage, words

TEXT = "Le budget est voté. " * 60
SENTENCE = len("Le budget est voté. ")
HITS = tuple(hit(passage(TEXT, at, at + SENTENCE)) for at in range(0, len(TEXT), SENTENCE))


class Asked:
    """What `run` was seen to do."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self.hits = tuple(hits)
        self.searches: list[tuple[str, tuple[str, ...]]] = []

    def find(self, question: str, history: Sequence[str]) -> Findings:
        self.searches.append((question, tuple(history)))
        return Findings(Understanding(question, question), self.hits)

    def conclude(self, question: str, findings: Findings) -> Answer:
        return answer(
            question,
            findings,
            limit=5,
            refusal=lambda: "Je n'ai pas trouvé de réponse dans les documents (1 document consulté).",
            analyse=words,
            read=lambda document, start, end: None,
        )


def test_each_question_is_searched_once_with_its_history() -> None:
    asked = Asked(HITS)
    evidence = (Evidence("a.txt", 0, SENTENCE),)
    questions = [
        GoldQuestion("q1", "budget voté ?", True, "fact", (), ("avant",), evidence),
        GoldQuestion("q2", "fusée lunaire", False, "fact", (), (), ()),
    ]

    first, second = run(questions, asked.find, asked.conclude)

    assert asked.searches == [("budget voté ?", ("avant",)), ("fusée lunaire", ())]
    assert len(first.hits) == DEPTH
    assert first.citation == first.shown[0] == Found("a.txt", 0, SENTENCE)
    assert first.ask_ms >= first.search_ms
    assert second.question.id == "q2"


def test_near_misses_are_shown_but_not_cited() -> None:
    asked = Asked([hit(passage("La cantine ouvre à midi."), relevance=-4.6)])

    (result,) = run(
        [GoldQuestion("q", "fusée lunaire", False, "fact", (), (), ())], asked.find, asked.conclude
    )

    assert not result.answered
    assert result.citation is None
    assert [(found.start, found.end) for found in result.shown] == [(0, 24)]

from index.types import Filters, Hit, StoredDocument
from service.answering import answer
from service.answering.confidence import THRESHOLD
from service.answering.messages import refusal
from service.types import Answer, Findings, Understanding
from tests.service.builders import hit, passage, words

TEXT = "Tarifs en euros. Entrée\t3. Sortie\t4."


def read(document: StoredDocument, start: int, end: int) -> str | None:
    return TEXT[start:end] if document.id == "d" else None


def ask(question: str, hits: list[Hit], *, documents: int = 5, filtered: bool = False) -> Answer:
    filters = Filters(date_from="2024") if filtered else Filters()
    return answer(
        question,
        Findings(Understanding(question, question), tuple(hits)),
        limit=2,
        refusal=lambda: refusal(documents, ["default"], filters, asked=True, found=bool(hits)),
        analyse=words,
        read=read,
    )


def test_a_covered_question_is_answered_with_its_context() -> None:
    found = passage(TEXT, 17, 26, context=(("header", 0, 16),))
    given = ask("entrée 3", [hit(found), hit(passage(TEXT, 27, 36))])

    assert given.answered
    assert given.message is None
    assert given.near_misses == ()
    assert [(c.rank, c.text) for c in given.citations] == [(1, "Entrée\t3."), (2, "Sortie\t4.")]
    (header,) = given.citations[0].context
    assert (header.role, header.text) == ("header", "Tarifs en euros.")


def test_context_of_a_version_that_is_gone_is_left_out() -> None:
    found = passage(TEXT, 17, 26, context=(("header", 0, 16),))

    assert ask("entrée 3", [hit(found, "replaced")]).citations[0].context == ()


def test_an_uncovered_question_is_refused_and_shows_what_came_near() -> None:
    given = ask("fusée lunaire", [hit(passage(TEXT, 17, 26), relevance=-4.6)])

    assert not given.answered
    assert given.confidence < THRESHOLD
    assert given.citations == ()
    assert [c.text for c in given.near_misses] == ["Entrée\t3."]
    assert given.message == "Je n’ai pas trouvé de réponse dans les documents (5 documents consultés)."


def test_an_empty_base_says_so() -> None:
    assert "ne contient encore aucun document" in (ask("a", [], documents=0).message or "")
    assert ask("a", [], filtered=True).message == "Aucun document ne correspond aux filtres choisis."


def test_the_number_of_citations_wanted_changes_nothing_else() -> None:
    hits = [hit(passage(TEXT, 17, 26)), hit(passage(TEXT, 27, 36))]
    options = {"refusal": lambda: "", "analyse": words, "read": read}
    findings = Findings(Understanding("entrée", "entrée"), tuple(hits))
    one = answer("entrée", findings, limit=1, **options)
    two = answer("entrée", findings, limit=2, **options)

    assert one.confidence == two.confidence
    assert one.citations == two.citations[:1]


def test_an_identifier_names_a_version_and_a_range() -> None:
    one, other = passage(TEXT, 17, 26), passage(TEXT, 27, 36)
    first = ask("entrée", [hit(one), hit(other)])
    again = ask("3 entrée", [hit(one), hit(other)])

    assert [c.id for c in first.citations] == [c.id for c in again.citations]
    assert len({c.id for c in first.citations}) == 2

"""What an index says, as a value that two indexes can be compared by."""

from dataclasses import dataclass, replace

from index.folder import DataFolder
from index.searcher import Searcher
from index.types import Encoder, Hit, Query, StoredDocument, StoredPassage

QUESTIONS = ("Quel est le budget de l'agence ?", "Combien de jours de congés ?", "télétravail", "numéro 7")
MODES = ("hybrid", "lexical", "dense")


@dataclass(frozen=True)
class State:
    documents: tuple[StoredDocument, ...]
    passages: tuple[StoredPassage, ...]
    answers: tuple[tuple[Hit, ...], ...]


def state_of(folder: DataFolder, encoder: Encoder) -> State:
    """Everything a reader can see; keys left out, which only tell when a passage was stored."""
    with Searcher(folder, encoder) as searcher:
        documents, following = searcher.store.documents(limit=1000)
        assert following is None
        passages = [p for document in documents for p in searcher.store.document_passages(document.id)]
        return State(
            tuple(documents),
            tuple(replace(passage, key=0) for passage in passages),
            tuple(answers(searcher, question) for question in QUESTIONS),
        )


def answers(searcher: Searcher, question: str) -> tuple[Hit, ...]:
    return tuple(
        replace(hit, passage=replace(hit.passage, key=0), joined=hit.joined and replace(hit.joined, key=0))
        for mode in MODES
        for hit in searcher.search(Query(question), 10, mode)
    )


def texts(searcher: Searcher, question: str, mode: str = "hybrid") -> list[str]:
    return [hit.shown.text for hit in searcher.search(Query(question), 10, mode)]


def assert_verbatim(folder: DataFolder, encoder: Encoder) -> None:
    """On everything stored: a passage and its units are exact ranges of the document."""
    with Searcher(folder, encoder) as searcher:
        documents, _ = searcher.store.documents(limit=1000)
        for document in documents:
            content = searcher.store.content(document.id)
            assert content is not None
            for passage in searcher.store.document_passages(document.id):
                assert passage.text == content.text[passage.start : passage.end]
                assert all(passage.start <= unit.start < unit.end <= passage.end for unit in passage.units)

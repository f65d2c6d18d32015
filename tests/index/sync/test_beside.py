"""A change of encoder, while the base answers and is written to."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoders import Answering
from index.errors import LostEncoderError, MissingVectorsError
from index.folder import DataFolder
from index.searcher import Searcher
from index.store import Store
from index.sync import (
    add_bytes,
    beside,
    change_encoder,
    create,
    delete_document,
    encoding,
    rebuild,
    synchronise,
)
from index.types import Vectors
from index.verify import verify
from tests.fakes import FakeEncoder
from tests.index.states import QUESTIONS, State, answers, state_of


class Interrupted(FakeEncoder):
    """Lets something happen before it encodes passages."""

    def __init__(self, identity: str, happens: Callable[[], None]) -> None:
        super().__init__(identity)
        self.happens = happens

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.happens()
        return super().encode_passages(texts)


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "STORED_AT_ONCE", 4)
    monkeypatch.setattr(beside, "ENCODED_AT_ONCE", 2)


@pytest.fixture
def first(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> State:
    synchronise(folder, [sources], encoder)
    state = state_of(folder, encoder)
    encoder.encoded.clear()
    return state


def answering(folder: DataFolder) -> str | None:
    with Store.open(folder) as store:
        return store.statistics().answering


def made_by(identity: str, sources: Path, folder: DataFolder) -> State:
    """What a base made by this encoder alone says."""
    encoder = FakeEncoder(identity)
    alone = DataFolder(folder.path.with_name(f"alone-{identity}"))
    synchronise(alone, [sources], encoder)
    return state_of(alone, encoder)


def test_the_old_encoder_answers_until_the_new_one_is_complete(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: State
) -> None:
    seen = []
    second = Interrupted("second", lambda: seen.append(tuple(answers(searcher, q) for q in QUESTIONS)))
    with Searcher(folder, Answering(encoder, second)) as searcher:
        change_encoder(folder, second, Event())
        assert seen == [first.answers] * len(seen)
        assert len(seen) > 3
        assert answering(folder) == "second"
        # The same searcher, at its next question.
        expected = made_by("second", sources, folder)
        assert tuple(answers(searcher, question) for question in QUESTIONS) == expected.answers
    assert state_of(folder, second) == expected
    assert verify(folder) == []


@pytest.mark.parametrize("write", ["ingest", "rebuild"])
def test_a_writer_takes_over_before_it_adds_anything(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: State, write: str
) -> None:
    """Whoever follows the base never meets a document that the encoder which answers does not know."""
    (sources / "cantine.txt").write_text("La cantine ferme à quatorze heures.", encoding="utf-8")
    seen = []

    def look() -> None:
        seen.append((answering(folder), tuple(answers(searcher, question) for question in QUESTIONS)))

    second = Interrupted("second", look)
    with Searcher(folder, Answering(encoder, second)) as searcher:
        if write == "ingest":
            assert len(synchronise(folder, [sources], second).added) == 1
        else:
            rebuild(folder, second)
        before = [given for identity, given in seen if identity == "fake"]
        assert before == [first.answers] * len(before)
        assert before
        assert {identity for identity, _ in seen} <= {"fake", "second"}
        assert searcher.refresh().encoder is second
    expected = made_by("second", sources, folder) if write == "ingest" else None
    assert expected is None or state_of(folder, second) == expected
    assert verify(folder) == []


def test_what_is_encoded_is_not_encoded_again(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: State
) -> None:
    closing = Event()
    second = Interrupted("second", lambda: closing.set() if len(second.encoded) > 2 else None)
    change_encoder(folder, second, closing)
    assert answering(folder) == "fake"
    assert state_of(folder, Answering(encoder)) == first
    again = FakeEncoder("second")
    change_encoder(folder, again, Event())
    assert answering(folder) == "second"
    assert again.encoded
    # All but what was being encoded when it was told to end.
    assert len(set(second.encoded) & set(again.encoded)) <= beside.ENCODED_AT_ONCE
    third = FakeEncoder("second")
    change_encoder(folder, third, Event())
    assert third.encoded == []


def test_a_new_base_answers_with_the_encoder_it_is_to_change_to(folder: DataFolder) -> None:
    create(folder)
    change_encoder(folder, FakeEncoder(), Event())
    assert answering(folder) == "fake"


def test_writers_that_follow_the_base_do_not_undo_a_change(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: State
) -> None:
    second = FakeEncoder("second")
    follows = Answering(encoder, second)
    change_encoder(folder, second, Event())
    (sources / "note.txt").write_text("Une note.", encoding="utf-8")
    assert synchronise(folder, [sources], follows).added == ("note.txt",)
    assert add_bytes(folder, "envoi.txt", b"Un envoi.", follows).added == ("envoi.txt",)
    assert rebuild(folder, follows).encoded == 0
    assert answering(folder) == "second"
    assert encoder.encoded == []
    with pytest.raises(MissingVectorsError):
        Searcher(folder, encoder)


def test_an_encoder_that_is_gone_is_named_or_replaced(
    folder: DataFolder, sources: Path, encoder: FakeEncoder, first: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LostEncoderError, match=r"« fake ».*sourcier rebuild"):
        Searcher(folder, Answering())
    with pytest.raises(LostEncoderError):
        add_bytes(folder, "note.txt", b"Une note.", Answering())
    assert state_of(folder, encoder) == first
    shipped = FakeEncoder("shipped")
    monkeypatch.setattr("index.models.load_encoder", lambda: shipped)
    synchronise(folder, [sources], Answering(replace_lost=True))
    assert answering(folder) == "shipped"
    assert state_of(folder, Answering(shipped)) == made_by("shipped", sources, folder)


NAMES = ("un.txt", "deux.txt", "trois.txt")
STEP = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(NAMES), st.integers(0, 5)),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just(0)),
    st.tuples(st.just("nothing"), st.just(""), st.just(0)),
)


@settings(max_examples=15, deadline=None)
@given(before=st.lists(STEP, min_size=1, max_size=3), during=st.lists(STEP, max_size=6))
def test_whatever_is_written_meanwhile_is_known_to_the_encoder_that_answers(
    before: list[tuple[str, str, int]], during: list[tuple[str, str, int]]
) -> None:
    with TemporaryDirectory() as place:
        folder = DataFolder(Path(place, "data"))
        old = FakeEncoder("old")
        written: dict[str, bytes] = {}

        def act(kind: str, name: str, number: int) -> None:
            if kind == "add":
                written[name] = f"{name}.\n\nLe budget est de {number} euros.\n\nFin {number}.".encode()
                add_bytes(folder, name, written[name], follows)
            elif kind == "delete" and written.pop(name, None) is not None:
                documents = [d for d in state_of(folder, follows).documents if name in d.sources]
                assert delete_document(folder, documents[0].id)

        def look_and_act() -> None:
            assert answering(folder) == "old"
            assert {name for d in state_of(folder, follows).documents for name in d.sources} == set(written)
            assert verify(folder) == []
            if during:
                act(*during.pop(0))

        new = Interrupted("new", look_and_act)
        follows = Answering(old, new)
        create(folder)
        for step in before:
            act(*step)
        change_encoder(folder, new, Event())
        assert answering(folder) == "new"
        new.happens = lambda: None
        alone = DataFolder(Path(place, "alone"))
        create(alone)
        for name, data in written.items():
            add_bytes(alone, name, data, new)
        assert [h for a in state_of(folder, follows).answers for h in a] == [
            h for a in state_of(alone, new).answers for h in a
        ]
        assert verify(folder) == []

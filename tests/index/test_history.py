"""Answers depend on the documents, not on how they came to be there."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.folder import DataFolder
from index.sync import synchronise
from index.verify import verify
from tests.fakes import FakeEncoder
from tests.index.states import State, state_of

NAMES = ("a.txt", "b.txt", "c.md", "d/e.txt")
WORDS = ("budget", "agence", "congés", "télétravail", "jours", "numéro", "7", "2024", "le", "de")

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(
    lambda words: " ".join(words).capitalize() + "."
)
contents = st.lists(sentences, min_size=1, max_size=4).map("\n\n".join)
folders = st.dictionaries(st.sampled_from(NAMES), contents, min_size=1, max_size=len(NAMES))


def distinct(files: dict[str, str]) -> dict[str, str]:
    """A document's id comes from where it was first found: identical files are another test's business."""
    return {name: f"{text}\n\nFiche {name}." for name, text in files.items()}


def write(path: Path, files: dict[str, str]) -> None:
    shutil.rmtree(path, ignore_errors=True)
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")


def state_after(history: list[dict[str, str]]) -> State:
    encoder = FakeEncoder()
    with tempfile.TemporaryDirectory() as work:
        folder, sources = DataFolder(Path(work, "data")), Path(work, "sources")
        for files in history:
            write(sources, distinct(files))
            synchronise(folder, [sources], encoder, confirm_removal=True)
        assert verify(folder) == []
        return state_of(folder, encoder)


@settings(max_examples=8)
@given(history=st.lists(folders, max_size=3), final=folders)
def test_any_history_ends_in_the_same_answers(history: list[dict[str, str]], final: dict[str, str]) -> None:
    assert state_after([*history, final]) == state_after([final])


@settings(max_examples=8)
@given(final=folders, order=st.permutations(NAMES))
def test_one_file_at_a_time_or_all_at_once(final: dict[str, str], order: list[str]) -> None:
    growing: list[dict[str, str]] = [{}]
    for name in order:
        if name in final:
            growing.append(growing[-1] | {name: final[name]})
    assert state_after(growing[1:]) == state_after([final])

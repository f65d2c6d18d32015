import json
from math import log2
from pathlib import Path

import pytest

from eval.beir import read_beir, score_beir, write_sources
from eval.errors import BeirError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = [("d/1", "Titre", "Un texte."), ("d2", "", "Deux."), ("d3", "", "Trois.")]
    lines = [json.dumps({"_id": i, "title": t, "text": x}) for i, t, x in documents]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    queries = [json.dumps({"_id": q, "text": q}) for q in ("q1", "q2", "unjudged")]
    (tmp_path / "queries.jsonl").write_text("\n".join(queries), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\nq1\td/1\t2\nq1\td2\t1\nq2\td3\t1\n", encoding="utf-8"
    )
    return tmp_path


def test_documents_become_files_whatever_their_names(folder: Path, tmp_path: Path) -> None:
    beir = read_beir(folder)
    names = write_sources(beir.documents, tmp_path / "files")
    assert set(names.values()) == {"d/1", "d2", "d3"}
    (first,) = [n for n, i in names.items() if i == "d/1"]
    assert (tmp_path / "files" / first).read_text(encoding="utf-8") == "# Titre\n\nUn texte."


def test_figures_are_the_textbook_ones_and_silence_is_zero(folder: Path) -> None:
    answers = {"q1": ["d2", "d/1"], "q2": []}
    steps: list[None] = []
    scores = score_beir(read_beir(folder), answers.__getitem__, lambda: steps.append(None))
    ideal = 2 + 1 / log2(3)
    assert scores.per_question["q1"]["nDCG@10"] == pytest.approx((1 + 2 / log2(3)) / ideal)
    assert scores.per_question["q2"]["nDCG@10"] == 0
    assert scores.means["hit@1"] == 0.5
    assert scores.means["recall@10"] == 0.5
    assert len(steps) == 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("qrels.tsv", "h\nq1\td1\n", "ligne 2"),
        ("qrels.tsv", "h\nq9\td1\t1\n", "q9"),
        ("corpus.jsonl", "{", "ligne 1"),
    ],
)
def test_a_malformed_set_is_named(folder: Path, name: str, content: str, says: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(BeirError, match=says):
        read_beir(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "corpus.jsonl").unlink()
    with pytest.raises(BeirError, match=r"corpus\.jsonl"):
        read_beir(folder)

"""`sourcier-eval` as a person runs it: real documents, real encoder."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from eval.cli import main
from service.cli import main as sourcier

NOTE = "Le télétravail est limité à trois jours par semaine pour tous les agents du service."
OTHER = "La cantine ouvre à midi et ferme à quatorze heures, sauf le vendredi."


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    (folder / "docs").mkdir()
    (folder / "docs" / "note.txt").write_text(NOTE, encoding="utf-8")
    (folder / "docs" / "cantine.txt").write_text(OTHER, encoding="utf-8")
    assert sourcier(["ingest", str(folder / "docs"), "--data", str(folder / "data")]) == 0
    rows = [
        {
            "id": "q1", "question": "Combien de jours de télétravail par semaine ?", "answerable": True,
            "type": "number", "answers": ["trois jours"], "context": None,
            "evidence": [{"source": "note.txt", "quote": NOTE}],
        },
        {
            "id": "q2", "question": "Qui a inventé le téléphone ?", "answerable": False,
            "type": "who", "answers": [], "context": None, "evidence": [],
        },
    ]  # fmt: skip
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def test_a_gold_set_is_run_and_compared(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, data = str(base / "gold.jsonl"), str(base / "data")
    out, page = base / "out.json", base / "report.html"
    assert main(["run", gold, "--data", data, "--json", str(out), "--report", str(page)]) == 0
    outcome = json.loads(out.read_text(encoding="utf-8"))
    assert outcome["means"]["hit@1"] == 1.0
    assert outcome["questions"]["q1"]["right_first"] == 1.0
    assert outcome["questions"]["q2"]["refused"] in {0.0, 1.0}
    assert outcome["types"]["number"]["questions"] == 1
    assert outcome["types"]["number"]["shown@5"] == 1.0
    assert sum(bar["questions"] for bar in outcome["reliability"]) == 2
    assert outcome["coverage"][-1] | {"confidence": None} == {
        "confidence": None, "coverage": 1.0, "right": 0.5,
    }  # fmt: skip
    printed = capsys.readouterr().out
    assert "Par type de question" in printed
    assert "premier passage juste" in printed
    written = page.read_text(encoding="utf-8")
    assert "2 questions, dont 1 avec une réponse" in written
    assert "Fiabilité de la confiance" in written

    lexical = base / "lexical.json"
    assert main(["run", gold, "--data", data, "--mode", "lexical", "--json", str(lexical)]) == 0
    capsys.readouterr()
    assert main(["compare", str(lexical), str(out)]) == 0
    assert "hit@1" in capsys.readouterr().out


def test_a_beir_set_is_measured_and_its_index_kept(tmp_path: Path) -> None:
    corpus = [{"_id": "n", "title": "Télétravail", "text": NOTE}, {"_id": "c", "title": "", "text": OTHER}]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text('{"_id": "q", "text": "télétravail"}', encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("q\tc\ts\nq\tn\t1\n", encoding="utf-8")
    scratch, out = tmp_path / "scratch", tmp_path / "out.json"
    assert main(["beir", str(tmp_path), "--data", str(scratch), "--json", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["questions"] == {
        "q": {"nDCG@10": 1.0, "hit@1": 1.0, "recall@10": 1.0, "recall@100": 1.0, "MRR@10": 1.0}
    }
    assert (scratch / "base" / "sourcier.sqlite").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run", "absent.jsonl"], "absent.jsonl"),
        (["beir", "absent"], "corpus.jsonl"),
        (["compare", "absent.json", "absent.json"], "absent.json"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    base: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(base / "data")] if arguments[0] == "run" else []
    assert main([*arguments, *data]) == 1
    printed = capsys.readouterr().err
    assert says in printed
    assert printed.startswith("sourcier-eval")
    assert "Traceback" not in printed


def test_a_reader_that_leaves_early_is_no_error(base: Path) -> None:
    command = f"{sys.executable} -c 'import sys; from eval.cli import main; sys.exit(main())'"
    piped = f"{command} run {base / 'gold.jsonl'} --data {base / 'data'} | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", piped], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr

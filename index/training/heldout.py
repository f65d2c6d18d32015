"""A set that shows how well French questions find English passages, in the BEIR layout.

Queries are French marginal notes of Canadian law, passages the English version of the provision each stands
beside: no English law takes part in training (the note and its French text do). Measure it with
`sourcier-eval beir FOLDER --mode dense`.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from index.training.command import step_arguments
from index.training.data import generator, read_rows

PASSAGES = 1_000
SHORTEST = 80
"""Characters: shorter provisions (« Repealed ») stand beside many notes."""


def heldout_pairs(data: Path) -> list[tuple[str, str]]:
    """(French note, English provision), each note and provision once, in a fixed order."""
    english = {row["fr"]: row["en"] for row in read_rows(data, "laws_parallel") if len(row["en"]) >= SHORTEST}
    notes = [
        (row["note"], english[row["text"]]) for row in read_rows(data, "laws_notes") if row["text"] in english
    ]
    note_uses, text_uses = Counter(note for note, _ in notes), Counter(text for _, text in notes)
    pairs = [(note, text) for note, text in notes if note_uses[note] == text_uses[text] == 1]
    generator("heldout").shuffle(pairs)
    return pairs[:PASSAGES]


def write_beir(pairs: list[tuple[str, str]], folder: Path) -> None:
    names = [f"p{number}" for number in range(len(pairs))]
    _write(
        folder / "corpus.jsonl",
        [{"_id": n, "title": "", "text": en} for n, (_, en) in zip(names, pairs, strict=True)],
    )
    _write(
        folder / "queries.jsonl",
        [{"_id": n, "text": note} for n, (note, _) in zip(names, pairs, strict=True)],
    )
    judgments = [f"{name}\t{name}\t1" for name in names]
    (folder / "qrels.tsv").write_text(
        "\n".join(("query-id\tcorpus-id\tscore", *judgments)) + "\n", encoding="utf-8"
    )


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    arguments = step_arguments(__doc__)
    pairs = heldout_pairs(arguments.data)
    write_beir(pairs, arguments.out)
    print(f"{len(pairs)} pairs in {arguments.out}")


if __name__ == "__main__":
    main()

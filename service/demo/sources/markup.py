"""The small Markdown dialect in which the sample documents are written.

Beyond headings, paragraphs, lists, `**bold**`, `*italic*` and `[^1]` notes, it knows captions (`% …`), layout
marks (`[[cover]]`, `[[toc]]`, `[[body]]`) and tables whose header, of one or more rows, ends at `|---|`. In a
table, `<` joins a cell to its left neighbour and `^` to the one above.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[\^(?P<note>\d+)\]")


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of a document; `kind` is heading, paragraph, bullet, number, caption, table or a mark."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A parsed source: its metadata, its blocks and its notes by number."""

    meta: dict[str, str]
    blocks: tuple[Block, ...]
    notes: dict[str, str]


def read(path: Path) -> Manuscript:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    meta = dict(line.split(": ", 1) for line in head.splitlines())
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", body, flags=re.M))
    body = re.sub(r"^\[\^\d+\]: .+\n", "", body, flags=re.M)
    return Manuscript(meta, tuple(_blocks(body.splitlines())), notes)


def _blocks(lines: list[str]) -> Iterator[Block]:
    table: list[tuple[str, ...]] = []
    header_rows = 0
    for line in [*lines, ""]:
        if line.startswith("|---"):
            header_rows = len(table)
        elif line.startswith("|"):
            table.append(tuple(cell.strip() for cell in line.strip("| ").split("|")))
        elif table:
            yield Block("table", rows=tuple(table), header_rows=header_rows)
            table, header_rows = [], 0
        if line and not line.startswith("|"):
            yield _line(line)


def _line(line: str) -> Block:
    if mark := re.fullmatch(r"\[\[(\w+)\]\]", line):
        return Block(mark[1])
    if heading := re.match(r"(#+) ", line):
        return Block("heading", line[heading.end() :], level=len(heading[1]))
    if line.startswith("- "):
        return Block("bullet", line[2:])
    if number := re.match(r"\d+\. ", line):
        return Block("number", line[number.end() :])
    if line.startswith("% "):
        return Block("caption", line[2:])
    return Block("paragraph", line)

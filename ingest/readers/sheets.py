"""The tables of a workbook's sheets: where they begin, and what announces them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ingest.errors import TooLargeError, TooManyCellsError
from ingest.readers.builder import TextBuilder, can_be_heading, one_line
from ingest.readers.cells import Cell, Content, Row
from ingest.readers.sheet_headers import count_headers
from ingest.types import BlockKind, Document, Metadata

# What a workbook may hold: beyond, it is a database's export, and an answer in it is better asked there.
CELL_LIMIT = 500_000
TEXT_LIMIT = 50_000_000  # characters; one text can stand in every cell
# Rows times columns, empty places included: what a table with few filled cells may be spread over.
_AREA_LIMIT = 20 * CELL_LIMIT


@dataclass(slots=True)
class Sheet:
    name: str
    rows: dict[int, Row] = field(default_factory=dict)
    """Filled rows by number."""


class Workbook:
    """The filled cells of the sheets that a person sees, counted so that no file takes all memory."""

    def __init__(self, what: str) -> None:
        """`what` names it in messages, with its article: « Le classeur Excel »."""
        self._what = what
        self._sheets: list[Sheet] = []
        self._cells = self._characters = self._covered = 0

    def begin_sheet(self, name: str) -> None:
        self._sheets.append(Sheet(one_line(name)))

    def put(self, row: int, column: int, cell: Cell) -> None:
        """A cell of the last sheet. Raises TooManyCellsError or TooLargeError."""
        if not cell.text.strip():
            return
        self._cells += 1
        self._characters += len(cell.text)
        if self._cells > CELL_LIMIT:
            raise TooManyCellsError(self._what, CELL_LIMIT)
        if self._characters > TEXT_LIMIT:
            raise TooLargeError(f"Le texte du fichier ({self._what.lower()})", self._characters, TEXT_LIMIT)
        self._sheets[-1].rows.setdefault(row, {})[column] = cell

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """The cells of the last sheet from (top, left) to (bottom, right) show what the first one holds.

        It is repeated in each row that holds something else, so that each stands by itself.
        """
        rows = self._sheets[-1].rows
        cell = rows.get(top, {}).get(left)
        if cell is None:
            return
        if right > left:
            cell = replace(cell, spread=True)
            rows[top][left] = cell
        below = range(top + 1, bottom + 1)
        self._covered += min(len(below), len(rows))
        if self._covered > _AREA_LIMIT:
            raise TooManyCellsError(self._what, _AREA_LIMIT)
        for row in below if len(below) < len(rows) else [row for row in rows if row in below]:
            if row in rows:
                self.put(row, left, cell)

    def document(self, media_type: str, properties: Metadata) -> Document:
        """Each sheet under its name where there are several; empty ones say nothing."""
        builder = TextBuilder()
        filled = [sheet for sheet in self._sheets if sheet.rows]
        for sheet in filled:
            if len(filled) > 1:
                builder.add(BlockKind.HEADING, sheet.name, level=1)
            _Writer(builder, self._what, 2 if len(filled) > 1 else 1).write(sheet)
        builder.make_title()
        return builder.document(media_type, properties)


class _Writer:
    def __init__(self, builder: TextBuilder, what: str, level: int) -> None:
        """`level` is that of the sheet's outermost headings."""
        self._builder, self._what, self._level = builder, what, level
        self._titled: int | None = None

    def write(self, sheet: Sheet) -> None:
        runs = list(_runs(sheet))
        for number, run in enumerate(runs):
            above = list(takewhile(_is_lone, run))
            table = run[len(above) :]
            notes = list(takewhile(_is_note, reversed(table)))[::-1]
            table = table[: len(table) - len(notes)]
            for position, row in enumerate(above):
                followed = position + 1 < len(run) or number + 1 < len(runs)
                self._add_lone(_lone(row), first=position == 0 and followed, before_table=bool(table))
            self._add_table(table)
            for row in notes:
                self._builder.add(BlockKind.PARAGRAPH, _lone(row).text)

    def _add_lone(self, cell: Cell, *, first: bool, before_table: bool) -> None:
        text = cell.text.strip()
        names = cell.content is Content.TEXT and can_be_heading(text) and ":" not in text
        if names and first:
            # What comes first of all, above another heading, is the sheet's title: the others are below it.
            if self._titled is not None and self._titled == self._builder.last:
                self._level += 1
            self._titled = self._builder.add(BlockKind.HEADING, one_line(text), level=self._level)
        elif names and before_table:
            self._builder.add(BlockKind.CAPTION, text)
        else:
            self._builder.add(BlockKind.PARAGRAPH, text)

    def _add_table(self, rows: Sequence[Row]) -> None:
        columns = sorted({column for row in rows for column in row})
        if len(columns) * len(rows) > _AREA_LIMIT:
            raise TooManyCellsError(self._what, _AREA_LIMIT)
        headers = count_headers(rows, columns)
        self._builder.add_table(
            (
                [row[column].text if column in row else "" for column in columns],
                number < headers,
            )
            for number, row in enumerate(rows)
        )


def _runs(sheet: Sheet) -> Iterator[list[Row]]:
    """Filled rows that follow each other: empty ones part tables."""
    run: list[Row] = []
    before: int | None = None
    for number in sorted(sheet.rows):
        if before is not None and number > before + 1:
            yield run
            run = []
        run.append(sheet.rows[number])
        before = number
    if run:
        yield run


def _is_lone(row: Row) -> bool:
    return len(row) == 1


def _lone(row: Row) -> Cell:
    return next(iter(row.values()))


def _is_note(row: Row) -> bool:
    """Whether a row below a table says something of it rather than gives one more figure."""
    if not _is_lone(row):
        return False
    cell = _lone(row)
    return cell.content is Content.TEXT and (":" in cell.text or not can_be_heading(cell.text.strip()))

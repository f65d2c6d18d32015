"""The body of an RTF document, token by token, into paragraphs and rows.

Groups are kept on a stack, so that nothing recurses however deep they lie.
"""

import datetime
from dataclasses import replace

from ingest.errors import DamagedFileError
from ingest.readers.builder import BULLET, TextBuilder, raised, superscript
from ingest.readers.rtf.codepages import FAMILIES, CodePages, joined
from ingest.readers.rtf.flows import Flow, FlowKind, Paragraph
from ingest.readers.rtf.paragraphs import Paragraphs
from ingest.readers.rtf.state import BOXES, DESTINATIONS, INFORMATION, KNOWN, Destination, State
from ingest.readers.rtf.styles import Style
from ingest.readers.rtf.tables import CellShape, Table
from ingest.readers.rtf.tokens import TokenKind, tokens
from ingest.types import BlockKind

WHAT = "Le document RTF"
_DEEPEST = 10_000  # groups; programs stay below a hundred


_WRITTEN = {
    "tab": "\t", "line": "\n", "lbr": "\n", "nestcell": " ", "nestrow": "\n", "~": "\N{NO-BREAK SPACE}",
    "_": "\N{NON-BREAKING HYPHEN}", "emdash": "\N{EM DASH}",
    "endash": "\N{EN DASH}", "bullet": "\N{BULLET}", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_PARAGRAPH_ENDS = {"par", "sect", "page", "\n", "\r"}


class BodyWalker:
    def __init__(self, builder: TextBuilder) -> None:
        self._builder, self._paragraphs = builder, Paragraphs(builder)
        self._codepages = CodePages()
        self._styles: dict[int, Style] = {}
        self._state = State(Destination.SKIPPED, Flow(FlowKind.BODY))
        self._body = self._state.flow
        self._stack: list[State] = []
        self._bytes = bytearray()
        self._passed = 0
        self._font = 0
        self._default_font: int | None = None
        self._table, self._cells = Table(), list[str]()
        self._shapes: list[CellShape] = []
        self._hangs = self._header = False
        self._waiting: list[Paragraph] = []
        self._calls, self._call = 0, ""
        self._notes: list[str] = []
        self._information: dict[Destination, list[str]] = {}
        self._moments: dict[Destination, dict[str, int]] = {}

    def walk(self, data: bytes) -> None:
        """Raises DamagedFileError for a file that ends before its outermost group."""
        for token in tokens(data):
            if token.kind is TokenKind.BYTES:
                if self._state.destination is not Destination.SKIPPED:
                    self._take(token.data)
                continue
            self._flush()
            self._passed = 0
            if token.kind is TokenKind.OPEN:
                self._open()
            elif token.kind is TokenKind.WORD:
                self._word(token.word, token.number)
            elif len(self._stack) > 1:
                self._close()
            elif self._stack:
                # What follows the outermost group is no part of the document.
                self._end_paragraph(self._body, in_table=False)
                for note in self._notes:
                    self._builder.add(BlockKind.FOOTNOTE, note)
                return
        raise DamagedFileError(WHAT, "la fin du fichier manque")

    @property
    def title(self) -> str:
        return joined(self._information.get(Destination.TITLE, []))

    @property
    def author(self) -> str:
        return joined(self._information.get(Destination.AUTHOR, []))

    @property
    def date(self) -> str | None:
        """The day of creation, else that of the last revision."""
        for moment in (Destination.CREATED, Destination.REVISED):
            parts = self._moments.get(moment, {})
            try:
                return datetime.date(parts["yr"], parts["mo"], parts["dy"]).isoformat()
            except (KeyError, ValueError, OverflowError):
                continue
        return None

    def _open(self) -> None:
        if len(self._stack) == _DEEPEST:
            raise DamagedFileError(WHAT, "ses groupes sont trop imbriqués")
        self._stack.append(self._state)
        self._state = replace(self._state, starred=False)
        if len(self._stack) == 1:
            self._state.destination = Destination.TEXT
        elif self._state.destination is Destination.STYLES:
            self._state = replace(self._state, flow=Flow(FlowKind.NAME), style=0, outline=None, bold=False)

    def _close(self) -> None:
        closed, self._state = self._state, self._stack.pop()
        flow = closed.flow
        if closed.destination is Destination.MARKER and closed.in_table:
            text = "".join(flow.marker).strip()
            flow.marker.clear()
            flow.said.append(f"{text} ")
        if flow is self._state.flow:
            return
        if flow.kind is FlowKind.NAME:
            name = flow.take()[0].rstrip(";").strip().lower()
            if name:
                self._styles[closed.style] = Style(name, closed.outline, closed.bold)
        elif flow.kind is FlowKind.NOTE:
            self._notes.append(f"{flow.call} {flow.take()[0]}".strip())
        elif flow.kind is FlowKind.BOX:
            flow.paragraphs.append(_paragraph(flow, closed))
            self._waiting += flow.paragraphs

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "*":
            state.starred = True
            return
        starred, state.starred = state.starred, False
        if word in BOXES:
            state.destination, state.flow, state.in_table = Destination.TEXT, Flow(FlowKind.BOX), False
        elif state.destination is Destination.SKIPPED:
            return
        elif starred and word not in KNOWN:
            state.destination = Destination.SKIPPED
        elif state.destination is Destination.INFORMATION:
            state.destination = INFORMATION.get(word, Destination.INFORMATION)
            # The same property may come twice, at last in Unicode.
            self._information.pop(state.destination, None)
        elif word in DESTINATIONS:
            state.destination = DESTINATIONS[word]
        elif word == "footnote":
            state.flow, state.in_table = Flow(FlowKind.NOTE, self._call), False
            self._call = ""
        elif word == "u":
            self._write(chr((number or 0) % 0x10000))
            self._passed = state.replaced
        elif word in _WRITTEN:
            self._write(_WRITTEN[word])
        elif state.destination in (Destination.CREATED, Destination.REVISED):
            self._moments.setdefault(state.destination, {})[word] = number or 0
        elif state.destination is Destination.FONTS:
            self._define_font(word, number or 0)
        else:
            self._format(state, word, number)
            if state.destination is Destination.TEXT:
                self._structure(state, word, number or 0)

    def _define_font(self, word: str, number: int) -> None:
        if word == "f":
            self._font = number
        elif word == "fcharset":
            self._codepages.set_font(self._font, number)

    def _format(self, state: State, word: str, number: int | None) -> None:
        on = number != 0
        match word:
            case "ansi" | "mac" | "pc" | "pca":
                self._codepages.set_document(FAMILIES[word])
            case "ansicpg":
                self._codepages.set_document("utf-8" if number == 65001 else f"cp{number}")
            case "deff":
                self._default_font = state.font = number
            case "f":
                state.font = number
            case "uc":
                state.replaced = min(max(number or 0, 0), 10)
            case "plain":
                state.font, state.hidden, state.deleted = self._default_font, False, False
                state.bold = state.raised = False
            case "v":
                state.hidden = on
            case "deleted":
                state.deleted = on
            case "b":
                state.bold = on
            case "super":
                state.raised = on
            case "sub" | "nosupersub":
                state.raised = False
            case "pard":
                state.style, state.outline, state.in_table, state.level = 0, None, False, 1
            case "s":
                state.style = number or 0
            case "outlinelevel":
                state.outline = number
            case "ilvl":
                state.level = min(max(number or 0, 0), 8) + 1
            case "intbl":
                state.in_table = on

    def _structure(self, state: State, word: str, number: int) -> None:
        if word in _PARAGRAPH_ENDS:
            self._end_paragraph(state.flow, in_table=state.in_table)
        elif word == "chftn" and state.flow is self._body:
            self._calls += 1
            self._call = superscript(str(self._calls))
            self._write(self._call)
        elif word == "cell":
            if state.flow is self._body:
                self._cells.append(state.flow.take()[0])
            else:
                self._write(" ")
        elif word == "row":
            self._end_row()
        elif word == "trowd":
            self._shapes, self._header, self._hangs = [], False, False
        elif word == "trhdr":
            self._header = True
        elif word == "clvmrg":
            self._hangs = True
        elif word == "cellx":
            self._shapes.append(CellShape(number, self._hangs))
            self._hangs = False

    def _end_row(self) -> None:
        if self._cells:
            self._table.add(self._cells, self._shapes, header=self._header)
            self._cells = []

    def _take(self, data: bytes) -> None:
        """Bytes of text, less those that stand for a character already written by its number."""
        passed = min(self._passed, len(data))
        self._passed -= passed
        self._bytes += data[passed:]

    def _flush(self) -> None:
        """Writes the bytes met since the last control word: a character may take several."""
        if self._bytes:
            text = self._codepages.decode(bytes(self._bytes), self._state.font)
            # A sign that no letter stands for is still a bullet where it marks an item.
            marks = self._state.destination is Destination.MARKER
            self._write(text or (BULLET.strip() if marks else ""))
            self._bytes.clear()

    def _write(self, text: str) -> None:
        state = self._state
        if state.destination is Destination.MARKER:
            state.flow.marker.append(text)
        elif state.destination in (Destination.TITLE, Destination.AUTHOR):
            self._information.setdefault(state.destination, []).append(text)
        elif state.destination is Destination.STYLES or (
            state.destination is Destination.TEXT and not state.hidden and not state.deleted
        ):
            state.flow.write(raised(text) if state.raised else text, bold=state.bold)

    def _end_paragraph(self, flow: Flow, *, in_table: bool) -> None:
        if flow.kind is FlowKind.NOTE:
            flow.said.append(" ")
        elif in_table:
            flow.said.append("\n")
        elif flow.kind is FlowKind.BOX:
            flow.paragraphs.append(_paragraph(flow, self._state))
        else:
            self._end_row()
            self._builder.add_table(self._table.rows())
            self._table = Table()
            for paragraph in (_paragraph(flow, self._state), *self._waiting):
                self._paragraphs.add(paragraph, self._styles.get(paragraph.style, Style()))
            self._waiting = []


def _paragraph(flow: Flow, state: State) -> Paragraph:
    text, marker, bold = flow.take()
    return Paragraph(text, marker, bold, state.style, state.outline, state.level)

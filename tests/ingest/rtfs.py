"""RTF as programs write it: a small writer for tests."""

from collections.abc import Sequence

HEADER = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset2 Symbol;}"
    r"{\f2\fswiss\fcharset238 Arial CE;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\ql Normal;}{\s1\outlinelevel0\b heading 1;}{\s2\outlinelevel1\b heading 2;}"
    r"{\s3\outlinelevel2\b heading 3;}{\s10 Title;}}"
)


def escaped(text: str) -> str:
    """Characters of Windows-1252 by their byte, others by their number."""
    written = []
    for character in text:
        if character in "\\{}":
            written.append(f"\\{character}")
        elif character.isascii():
            written.append(character)
        else:
            try:
                written.append(f"\\'{character.encode('cp1252').hex()}")
            except UnicodeEncodeError:
                halves = character.encode("utf-16-le")
                units = (halves[i : i + 2] for i in range(0, len(halves), 2))
                written += [f"\\u{int.from_bytes(unit, 'little', signed=True)}?" for unit in units]
    return "".join(written)


def rtf(*parts: str, information: str = "") -> bytes:
    return f"{HEADER}{{\\info{information}}}{''.join(parts)}}}".encode("ascii")


def paragraph(text: str) -> str:
    return f"\\pard\\plain {escaped(text)}\\par\n"


def heading(text: str, level: int) -> str:
    return f"\\pard\\plain\\s{level}\\outlinelevel{level - 1}\\b {escaped(text)}\\par\n"


def bullet(text: str) -> str:
    return f"\\pard\\plain {{\\pntext\\f1\\'B7\\tab}}{escaped(text)}\\par\n"


def table(rows: Sequence[Sequence[str]]) -> str:
    return "".join(row(cells, edges(len(cells))) for cells in rows)


def edges(columns: int) -> str:
    return "".join(f"\\cellx{1500 * column}" for column in range(1, columns + 1))


def row(cells: Sequence[str], shapes: str) -> str:
    """`shapes`: what is said of each cell, its right edge last."""
    line = "".join(f"{escaped(cell)}\\cell " for cell in cells)
    return f"\\trowd{shapes}\\pard\\intbl {line}\\row\n"

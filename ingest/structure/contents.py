"""Tables of contents: where they lie, and which headings they list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.structure.bulleted import LONGEST_ENTRY, are_contents, heading_places, listed_at
from ingest.structure.lines import Line, clumps
from ingest.structure.typography import key, words

_TITLES = {
    "sommaire", "table des matieres", "table of contents", "contents", "plan du document",
    "table des illustrations", "table des figures", "liste des figures", "liste des tableaux",
    "table des tableaux", "table des annexes", "liste des annexes", "au sommaire", "inhaltsverzeichnis",
    "inhalt",
}  # fmt: skip
_LEADERS = re.compile(r"(.*?\S)\s*(?:(?:\.\s?){3,}|…[….\s]*|(?:·\s?){3,}|_{3,})\s*(\d{1,4}|[ivxlc]{1,6})?$")
_PAGE = re.compile(r"([^\t]*?\S)(?:\t|\s{2,})\s*(\d{1,4}|[ivxlc]{1,6})$")
_SPACED_PAGE = re.compile(r"(.*?[^\d\s])\s+(\d{1,4})$")
_LINK = re.compile(r"(?:[-*+]|\d+\.)\s+\[([^\]]+)\]\(#[^)]*\)$")
# « 2. », « 2.1 », « A.1. »
_NUMBER = re.compile(r"(?:[A-Z]|\d{1,3})(?:\.\d{1,3})*\.\s|\d{1,3}(?:\.\d{1,3})+\s")
_WRAPPED_LINES = 2  # an entry is set on at most three lines, the last of which bears the page
_FEWEST_ENTRIES = 3  # without a title above them


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables of contents of a text."""

    lines: frozenset[int] = frozenset()
    """Indices of their lines, titles included."""
    levels: dict[tuple[str, ...], int] = field(default_factory=dict)
    """Key of each listed heading (`typography.key`) → its depth by indentation, from 1."""


def find_contents(lines: Sequence[Line], furniture: set[int]) -> Contents:
    """Every table of contents, with or without a title, with or without page numbers."""
    found: set[int] = set()
    entries: list[tuple[str, int]] = []
    body_keys = _repeated_keys(lines)
    places = heading_places(lines)
    bulleted = 0  # lines up to here are no list, or one that was tried
    index = 0
    while index < len(lines):
        titled = " ".join(words(lines[index].text.strip("#* :")[:60])) in _TITLES
        stop, listed = _entries(lines, index + titled, furniture, titled, body_keys)
        if titled and not any(page for _, _, page in listed):
            numbered, found_numbered = _numbered_entries(lines, index + 1)
            goes_on = numbered < len(lines) and _NUMBER.match(lines[numbered].text)
            if found_numbered and (numbered > stop or not goes_on):
                stop, listed = numbered, found_numbered
        sure = titled
        if not listed and index >= bulleted:
            bulleted, items = listed_at(lines, index)
            if sure := are_contents(lines, items, places):
                stop, listed = bulleted, [(i, title, "") for i, title in items]
        if listed and (sure or _stands_alone(lines, index, stop, listed, body_keys)):
            found.update(i for i in range(index, stop) if i not in furniture)
            entries += [(title, lines[i].indent) for i, title, _ in listed]
        # Lines once refused are not tried again: a long table would take quadratic time.
        index = max(stop, index + 1)
    indents = sorted({indent for _, indent in entries})
    return Contents(frozenset(found), {key(title): indents.index(indent) + 1 for title, indent in entries})


Entry = tuple[int, str, str]  # line index, title, printed page


def _entries(
    lines: Sequence[Line], start: int, furniture: set[int], titled: bool, body_keys: set[tuple[str, ...]]
) -> tuple[int, list[Entry]]:
    """Entries from `start` on: the index after the last one, and the entries."""
    listed: list[Entry] = []
    stop = start
    wrapped: list[str] = []
    for index in range(start, len(lines)):
        line = lines[index]
        if index in furniture:
            continue
        if len(line.text) > LONGEST_ENTRY:
            break
        entry = _entry(line.text, titled)
        if entry is None and titled and not (listed and listed[-1][2]):
            # No printed pages: an entry is a line that comes back; met again here, the body begins.
            line_key = key(line.text)
            if any(key(title) == line_key for _, title, _ in listed):
                break
            entry = (line.text, "") if line_key in body_keys else None
        if entry is None:
            wrapped.append(line.text)
            if len(wrapped) > _WRAPPED_LINES or (not titled and not listed):
                break
            continue
        listed.append((index, " ".join([*wrapped, entry[0]]), entry[1]))
        wrapped = []
        stop = index + 1
    return stop, listed


def _numbered_entries(lines: Sequence[Line], start: int) -> tuple[int, list[Entry]]:
    """Entries without pages, but numbered, that no blank line parts: as `_entries`, none where few are.

    Set on several lines, they are not those of the headings: a heading is broken elsewhere than its entry.
    """
    run = next(clumps(lines[start:]), range(0))
    listed: list[Entry] = []
    for index in (start + offset for offset in run):
        line = lines[index]
        if listed and not _NUMBER.match(line.text) and line.indent == lines[listed[-1][0]].indent:
            first, title, _ = listed.pop()
            listed.append((first, f"{title} {line.text}", ""))
            if len(listed[-1][1]) > LONGEST_ENTRY:
                return start, []
        else:
            listed.append((index, line.text, ""))
    if sum(bool(_NUMBER.match(title)) for _, title, _ in listed) < _FEWEST_ENTRIES:
        return start, []
    return start + len(run), listed


def _entry(text: str, titled: bool) -> tuple[str, str] | None:
    """Title and page of an entry of a table of contents."""
    if match := _LINK.match(text):
        return match.group(1), "#"
    patterns = (_LEADERS, _PAGE, _SPACED_PAGE) if titled else (_LEADERS, _PAGE)
    for pattern in patterns:
        if match := pattern.match(text):
            title = match.group(1).strip(" .…·_|")
            if any(character.isalpha() for character in title):
                return title, match.group(2) or ""
    return None


def _stands_alone(
    lines: Sequence[Line], start: int, stop: int, listed: Sequence[Entry], body_keys: set[tuple[str, ...]]
) -> bool:
    """Without a title above, are these surely entries and not rows of a table, « Lyon ⇥ 12 »?

    They are when leaders or links show it, or when most of them come back as lines of the body.
    """
    if len(listed) < _FEWEST_ENTRIES or listed[0][0] != start:
        return False
    pages = [int(page) for _, _, page in listed if page.isdigit()]
    if pages != sorted(pages):
        return False
    shown = sum(
        bool(_LINK.match(lines[index].text) or _LEADERS.match(lines[index].text)) for index, _, _ in listed
    )
    confirmed = sum(key(title) in body_keys for _, title, _ in listed)
    return 2 * max(shown, confirmed) > len(listed) and stop > start


def _repeated_keys(lines: Sequence[Line]) -> set[tuple[str, ...]]:
    """Keys of short lines met at least twice, a printed page number left aside: listed, then set."""
    once: set[tuple[str, ...]] = set()
    twice: set[tuple[str, ...]] = set()
    for line in lines:
        if len(line.text) > LONGEST_ENTRY:
            continue
        entry = _entry(line.text, titled=False)
        line_key = key(entry[0] if entry else line.text)
        (twice if line_key in once else once).add(line_key)
    return twice

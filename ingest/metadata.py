"""What is this document called, when was it written, in which language?"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.dates import dates, declared_date
from ingest.indexed_text import indexed_text
from ingest.language import language
from ingest.structure.typography import is_finished
from ingest.types import Block, BlockKind, Metadata

_NEAR_TOP = 12  # blocks: a date further down is one the text speaks of
_LONGEST_DATELINE = 200  # characters: a longer block is running text
# Right before its date: « Texte modifié : guide du 1er mars 2023 » dates another text.
_REVISED = re.compile(
    r"(?:mise? à jour|révisée?|actualisée?|version|modifiée?)\s*:?\s*(?:le|du|de|en)?\s*$", re.IGNORECASE
)
# « Situation au 31 décembre 2024 », but not « du 1er janvier au 31 décembre 2024 ».
_AS_OF = re.compile(r"(?:\bdate\s*:|^(?!.*\bdu\b).*\bau)\s*$", re.IGNORECASE)
# « Date », or « Date de publication », but not « Date de mise en service ».
_NAMED = re.compile(
    r"date(?: (?:de |d['’])(?:la )?(?:publication|mise à jour|révision|édition|rédaction))?\s*:?",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"publiée?|rédigée?|édition|date", re.IGNORECASE)


def find_metadata(text: str, blocks: Sequence[Block], properties: Metadata) -> Metadata:
    """`properties` (what the file format itself declares) completed from the text."""
    return replace(
        properties,
        title=properties.title or _title(text, blocks),
        date=declared_date(properties.date or "") or _date(text, blocks),
        language=language(text, default=properties.language),
    )


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    """None where nothing stands under the title: a line alone is what the document says, not its name."""
    if all(block.kind is BlockKind.TITLE for block in blocks):
        return None
    for block in blocks:
        if block.kind is BlockKind.TITLE:
            return indexed_text(text, block.start, block.end).text
    return None


def _date(text: str, blocks: Sequence[Block]) -> str | None:
    """The date near the top: of the last revision if one is told, else the most precise, else the first."""
    found: list[tuple[bool, int, int, str]] = []
    near = [block for block in blocks if block.kind is not BlockKind.TABLE_OF_CONTENTS][:_NEAR_TOP]
    for order, block in enumerate(near):
        content = text[block.start : block.end]
        if len(content) > _LONGEST_DATELINE:
            continue
        for iso, start, end in dates(content):
            alone = len(content) - (end - start) < _LONGEST_DATELINE // 10
            told = _is_told(content, start, block.kind, headed=block.lead is not None)
            if block.kind is BlockKind.TABLE_ROW and not told:
                continue  # what the table is about, as when a vehicle was registered
            if is_finished(content) and not told:
                continue  # a sentence speaks of its date, not of the document's
            # « L'IA en 2030 » is a subject: a year alone needs words that make it a date.
            if told or (len(iso) > 4 and (alone or len(iso) > 7 or block.kind is not BlockKind.TITLE)):
                found.append((bool(_REVISED.search(content[:start])), len(iso), -order, iso))
    return max(found)[3] if found else None


def _is_told(content: str, start: int, kind: BlockKind, *, headed: bool) -> bool:
    """Whether what stands before the date at `start` says that it is the document's.

    `headed`: whether it stands in a table's row below a header.
    """
    before = content[:start]
    if kind is not BlockKind.TABLE_ROW:
        return bool(_REVISED.search(before) or _WRITTEN.search(before))
    *others, cell = before.split("\t")
    if cell.strip() or not others:
        return bool(_REVISED.search(cell) or _AS_OF.search(cell))
    if content.count("\t") > 1:
        return False  # one of several facts about something
    # Under a header, the cell to the left is another fact, unless it can be nothing but a name.
    label = others[-1].strip()
    says_when = _REVISED.search(label) or _AS_OF.search(label)
    return bool(_NAMED.fullmatch(label) or (says_when and not headed))

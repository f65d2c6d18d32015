"""How structures lie in a column: compact JSON arrays, in the order of the dataclass's fields."""

import json
from collections.abc import Sequence

from ingest.types import Block, BlockKind, Page, RecognisedWord, Unit, Unread, UnreadCause


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_blocks(blocks: Sequence[Block]) -> str:
    return dump([(b.kind, b.start, b.end, b.level, b.lead, b.continues, b.listing) for b in blocks])


def load_blocks(column: str) -> tuple[Block, ...]:
    return tuple(Block(BlockKind(kind), *rest) for kind, *rest in json.loads(column))


def dump_pages(pages: Sequence[Page]) -> str:
    return dump([(p.number, p.label, p.start, p.end) for p in pages])


def load_pages(column: str) -> tuple[Page, ...]:
    return tuple(Page(*fields) for fields in json.loads(column))


def dump_units(units: Sequence[Unit]) -> str:
    return dump([(u.start, u.end, u.indexed, u.introduces, u.gaps) for u in units])


def load_units(column: str) -> tuple[Unit, ...]:
    return tuple(
        Unit(start, end, indexed, introduces, tuple((low, high) for low, high in gaps))
        for start, end, indexed, introduces, gaps in json.loads(column)
    )


def dump_recognised(words: Sequence[RecognisedWord]) -> str:
    return dump([(w.page, w.start, w.end, w.box) for w in words])


def load_recognised(column: str) -> tuple[RecognisedWord, ...]:
    return tuple(RecognisedWord(page, start, end, tuple(box)) for page, start, end, box in json.loads(column))


def dump_unread(unread: Sequence[Unread]) -> str:
    return dump([(u.cause, u.pages, u.attachment) for u in unread])


def load_unread(column: str) -> tuple[Unread, ...]:
    return tuple(
        Unread(UnreadCause(cause), tuple(pages), attachment)
        for cause, pages, attachment in json.loads(column)
    )


def load_numbers(column: str) -> tuple[int, ...]:
    return tuple(json.loads(column))


def load_strings(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


def load_context(column: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((role, start, end) for role, start, end in json.loads(column))

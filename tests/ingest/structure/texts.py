"""Texts to find the structure of, and how what is found is told."""

from ingest.chunk import heading_text
from ingest.structure import find_blocks
from ingest.types import BlockKind

BODY = (
    "Le service reçoit le public tous les jours de la semaine et répond aux lettres dans les dix jours.\n\n"
)


def kinds(text):
    return [(block.kind.value, text[block.start : block.end]) for block in find_blocks(text)]


def outline(text, **layout):
    return [
        (block.level, heading_text(text, block))
        for block in find_blocks(text, **layout)
        if block.kind is BlockKind.HEADING
    ]


def paragraphs(*titles):
    return "".join(f"{title}\n\n{BODY}" for title in titles)

"""How tests tell what a document holds."""

from ingest.types import BlockKind, Document


def kinds(document: Document) -> list[tuple[str, int, str]]:
    """Kind, level and text of each block."""
    return [(b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks]


def said(document: Document, kind: BlockKind) -> list[str]:
    """Texts of the blocks of one kind."""
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]

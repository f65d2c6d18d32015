"""What introduces a block: a list's lead-in, a table's header row, the sentence that announces a listing."""

from ingest.structure.typography import is_finished
from ingest.types import ASIDE, PROSE, Document


def lead(document: Document, index: int) -> int | None:
    """Index of the block that introduces block `index`, if one does.

    A listing says what a sentence right before it leaves open: « Lancez la commande », with or without a
    colon.
    """
    block = document.blocks[index]
    if block.lead is not None or not block.listing:
        return block.lead
    before = _before(document, index)
    if before is None:
        return None
    above = document.blocks[before]
    prose = above.kind in PROSE and not above.listing
    return before if prose and not is_finished(document.text[above.start : above.end]) else None


def follows_lead(document: Document, index: int) -> bool:
    """Does block `index` come first after what introduces it, running heads and notes left aside?"""
    introducing = lead(document, index)
    if introducing is None:
        return False
    before = _before(document, index)
    while before is not None and before != introducing:
        before = document.blocks[before].continues
    return before is not None


def _before(document: Document, index: int) -> int | None:
    blocks = document.blocks
    return next((i for i in range(index - 1, -1, -1) if blocks[i].kind not in ASIDE), None)

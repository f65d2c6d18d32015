"""What an encoder reads of a passage: what it says, under what it is about."""

from collections.abc import Sequence


def encoded_text(title: str | None, section: Sequence[str], indexed: str) -> str:
    """The document's title, the headings above the passage, then its indexed text, a line each.

    A passage alone often does not name its subject. Mean of hit@1 and hit@5 on gold/dev and on the sample
    set with a French encoder in training, fused with BM25: 0.641 for the passage alone, 0.653 under its
    title, 0.659 under title and headings; 0.859 and 0.486 nDCG@10 either way on piaf_dev and quebec_covid,
    which have few titles or none.
    """
    return "\n".join(line for line in (title, " > ".join(section), indexed) if line)

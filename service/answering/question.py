"""What is searched for a question asked within a conversation."""

from collections.abc import Sequence


def interpret(question: str, history: Sequence[str] = ()) -> str:
    """Put the previous question, if any, before this one.

    A follow-up (« Et en 2022 ? ») names its subject only in the question before it. `history` is
    oldest first.
    """
    earlier = [entry for entry in (" ".join(entry.split()) for entry in history) if entry]
    return " ".join([*earlier[-1:], " ".join(question.split())])

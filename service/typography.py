"""French spacing and apostrophes of messages, and wording of counts."""

import re

_NO_BREAK_SPACE = "\u00a0"
_MENDED = re.compile(
    r"«[ \u00a0](?P<quoted>[^«»]*)[ \u00a0]»"
    r"|(?<=[^\W\d_])(?P<apostrophe>')(?=[\w«])"
    r"|(?<=«) | (?=[:;?!»%€])"
)
_QUOTED_LIMIT = 60  # characters


def typeset(message: str) -> str:
    """Make the spaces that French punctuation wants unbreakable, and apostrophes curly.

    Messages are written with ordinary spaces and apostrophes everywhere and typeset once, where they leave
    the program. What stands between guillemets, a name or a command, stays as it is, to be found or typed
    again; quotations of documents never pass here.
    """
    return _MENDED.sub(_mended, message)


def _mended(match: re.Match[str]) -> str:
    if match["quoted"] is not None:
        return f"«{_NO_BREAK_SPACE}{match['quoted']}{_NO_BREAK_SPACE}»"
    return "’" if match["apostrophe"] else _NO_BREAK_SPACE


def entry(name: str, said: str) -> str:
    """A line of a list, « nom : ce qui en est dit », typeset but for the name."""
    return f"{one_line(name)}{_NO_BREAK_SPACE}: {typeset(said)}"


def shortened(given: str) -> str:
    """As much of what somebody sent as a message quotes, always encodable."""
    given = given.encode("utf-8", "replace").decode()
    return given if len(given) <= _QUOTED_LIMIT else given[:_QUOTED_LIMIT] + "…"


def one_line(name: str) -> str:
    """A file name as one line can show it: a line break or a terminal's control code in it is spelled."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def plural(count: int, singular: str, plural: str | None = None) -> str:
    """« 1 document », « 12 documents »: in French, only what reaches two takes the plural."""
    return f"{count} {singular if count < 2 else plural or singular + 's'}"

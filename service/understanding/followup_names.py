"""Which name a follow-up puts another in place of: « Et la Saxe ? » takes the place of « la Hesse »."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from service.understanding.followup_pieces import DATE, PLACE, Piece, place_class
from service.understanding.followup_words import PREPOSITIONS, Word, forms, singular

_SUBJECT = ""
"""The place of what no preposition brings in."""
_AT = forms("à au aux en")
_OF = forms("de d' du des")
_ANYWHERE = forms("pour chez côté de") | {_SUBJECT}
"""What says « as for »: « et pour la Saxe ? » after « la Hesse a-t-elle… ». « Et avec Castaing ? » only takes
the place of another « avec »."""


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name or an acronym: the words of `piece` from `first` to before `beyond`."""

    piece: Piece
    first: int
    beyond: int
    places: frozenset[str]
    """Where it stands: the preposition that brings it in, or none; both where a noun or a verb comes between
    (« au restaurant Lipp »)."""

    @property
    def is_acronym(self) -> bool:
        return self.piece.words[self.first].name.isupper()


def replaced_name(earlier: Sequence[Piece], latest: Sequence[Piece]) -> Name | None:
    """The name of `earlier` whose place is taken, if all that `latest` has of its own is a name.

    That is the last in the same grammatical place; failing that, the last of the same kind, proper name or
    acronym; failing that, the last that completes a noun (« le budget de Fraunhofer », « et l'IMT ? »).
    """
    if (rival := _rival(earlier, latest)) is None:
        return None
    names = [name for piece in earlier for name in _names(piece)]
    if (
        rival.piece.kind == PLACE
    ):  # places are told apart elsewhere; « et en France ? » leaves « à l'IA » alone
        names = [n for n in names if n.piece.kind != PLACE and not ("a" in rival.places and n.is_acronym)]
    alike = [name for name in names if name.places & rival.places]
    taken = any(_places(piece.lead) & rival.places - {_SUBJECT} for piece in earlier)
    if not alike and not taken and rival.places & _ANYWHERE:
        if rival.is_acronym and "pour" in rival.places:  # « et pour l'IA ? » says what for
            return None
        alike = [name for name in names if name.is_acronym == rival.is_acronym]
        alike = alike or [name for name in names if name.places & {_SUBJECT, "de"}]
    same_kind = [name for name in alike if name.is_acronym == rival.is_acronym]
    return next(reversed(same_kind or alike), None)


def _rival(earlier: Sequence[Piece], latest: Sequence[Piece]) -> Name | None:
    """The name that alone is new in `latest`, dates apart: « et la Saxe en 2023 ? », « et le lac Noir ? ».

    What follows a name and its comma is asked of it: « et l'IMT, combien d'employés ? ».
    """
    if latest and latest[0].question.startswith(",", latest[0].end):
        latest = latest[:1]
    said = {singular(word) for piece in earlier for word in piece.words}
    new = [
        (piece, at)
        for piece in latest
        if piece.kind != DATE
        for at, word in enumerate(piece.words)
        if word.content and singular(word) not in said
    ]
    names = [name for piece in latest for name in _names(piece)]
    return next(
        (
            name
            for name in names
            if new and all(piece is name.piece and name.first <= at < name.beyond for piece, at in new)
        ),
        None,
    )


def _names(piece: Piece) -> Iterator[Name]:
    if piece.kind == DATE:
        return
    if piece.kind == PLACE:
        if place_class(piece.words[-1]) != "bearing":
            yield Name(piece, 0, len(piece.words), _places(piece.lead))
        return
    # « Trou du Moine » is one name, « Castaing de Thévenin » would be too.
    parts = groupby(enumerate(piece.words), key=lambda word: _is_of_a_name(piece.words, word[0]))
    for is_name, group in parts:
        if is_name:
            at = [place for place, _ in group]
            before = piece.words[: at[0]]
            places = _places([*piece.lead, *before])
            if before and before[-1].content:
                places |= {_SUBJECT}  # « combien d'employés compte Fraunhofer »
            yield Name(piece, at[0], at[-1] + 1, places)


def _is_of_a_name(words: Sequence[Word], at: int) -> bool:
    """A capital within a sentence, an acronym, or « du » between two such."""
    if words[at].content:
        name = words[at].name
        return len(name) > 1 and not any(map(str.isdigit, name))  # « B », « P4 » are values
    inside = 0 < at < len(words) - 1 and words[at].folded in _OF
    return inside and all(words[i].name and not words[i].name.isupper() for i in (at - 1, at + 1))


def _places(before: Sequence[Word]) -> frozenset[str]:
    """That of the last preposition: « à » for « au » and « en », « de » for « du »."""
    for word in reversed(before):
        if word.folded in _AT:  # « a » may be the verb: « combien d'employés a la Saxe »
            return frozenset({"a", _SUBJECT} if word.lower == "a" else {"a"})
        if word.folded in PREPOSITIONS:
            return frozenset({"de" if word.folded in _OF else word.folded})
    return frozenset({_SUBJECT})

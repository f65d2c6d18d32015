"""What a follow-up puts in place of something said before: « Et en 2022 ? » takes the place of « 2024 »."""

from collections.abc import Iterator, Sequence

from service.understanding.followup_names import replaced_name
from service.understanding.followup_pieces import DATE, PLACE, TOPIC, Piece, place_class, split
from service.understanding.followup_words import Word, forms, singular

_COLOURS = forms("jaune bleu bleue rouge vert verte noir noire blanc blanche orange gris grise violet")


def less_replaced(earlier: Sequence[Piece], latest: Sequence[Piece]) -> list[Piece]:
    """`earlier` without what `latest` replaces by another of its kind, or says again."""
    said = {singular(word) for piece in latest for word in piece.words}
    values = dict(pair for piece in latest if piece.kind == TOPIC for pair in _values(piece))
    colour = any(word.folded in _COLOURS for piece in latest for word in piece.words)
    places = {place_class(piece.words[-1]) for piece in latest if piece.kind == PLACE}
    dates = [piece for piece in latest if piece.kind == DATE]
    year = any(_is_year(word) for date in dates for word in date.words)
    place_for_place = places & {place_class(piece.words[-1]) for piece in earlier if piece.kind == PLACE}
    name = None if place_for_place else replaced_name(earlier, latest)
    kept: list[Piece] = []
    for piece in earlier:
        if name is not None and piece is name.piece:
            kept += split(piece, set(range(name.first, name.beyond)))
        elif piece.kind == DATE:
            if not dates:
                kept.append(piece)
            elif not year:  # « Et en mars ? » is still about the same year
                kept += split(piece, {at for at, word in enumerate(piece.words) if not _is_year(word)})
        elif piece.kind == PLACE:
            kept += [] if place_class(piece.words[-1]) in places else [piece]
        else:
            gone = set(_replaced_values(piece, values))
            if colour:
                gone |= {at for at, word in enumerate(piece.words) if word.folded in _COLOURS}
            kept += split(piece, gone)
    return [piece for piece in kept if not all(singular(word) in said for word in piece.words)]


def _is_year(word: Word) -> bool:
    return word.numeric and len(word.lower) == 4


def _shape(word: Word) -> str:
    """What a value looks like: a number, a letter (« catégorie A »), a code (« P4 »); empty for no value."""
    if word.numeric:
        return "number"
    if not word.acronym:
        return ""
    if len(word.lower) == 1:
        return "letter"
    return "code" if any(character.isdigit() for character in word.lower) else ""


def _valued(words: Sequence[Word]) -> Iterator[tuple[int, int | None]]:
    """Where each value is, and the noun it belongs to: « 37 heures », « catégorie A »."""
    for at, word in enumerate(words):
        if _shape(word):
            if word.numeric and at + 1 < len(words) and words[at + 1].content:
                yield at, at + 1
            else:
                yield at, at - 1 if at else None


def _values(piece: Piece) -> Iterator[tuple[str, str]]:
    """Nouns and their values; a value without a noun (« Et le B ? ») goes by its shape."""
    for at, noun in _valued(piece.words):
        word = piece.words[at]
        yield (f"any {_shape(word)}" if noun is None else singular(piece.words[noun])), word.folded


def _replaced_values(piece: Piece, values: dict[str, str]) -> Iterator[int]:
    """Places of the words replaced: the value, and its noun if that is said again."""
    for at, noun in _valued(piece.words):
        word = piece.words[at]
        if noun is not None and values.get(singular(piece.words[noun]), word.folded) != word.folded:
            yield from (at, noun)
        elif f"any {_shape(word)}" in values:
            yield at

"""One term for a number however it is written: « trois milliards », « 3 Md€ », « 3 000 millions ».

A quantity's term is its figures, a day's is its figure and month (« 22mai »): passages and questions that
write it otherwise share it, beside the words each uses. Figures alone already are their term.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from index.lexical.folding import fold
from index.lexical.numerals import Kind, Numeral
from ingest.dates import MONTHS

_TENS = range(20, 100, 10)
_TENS_BEFORE_TEENS = (60, 80)
"""« soixante-douze », « quatre-vingt-douze »; other tens go up to nine."""
_IN_FIGURES = (Kind.FIGURES, Kind.RANK)
"""What already has its term."""


class QuantityReader:
    """Reads numerals in order of the text and gives the term of each number when it ends."""

    __slots__ = ("_after_and", "_group", "_last", "_ordinal", "_smallest", "_spelt", "_total", "is_reading")

    def __init__(self) -> None:
        self._restart()

    def read(self, numerals: Iterable[Numeral]) -> Iterator[str]:
        """Terms of the numbers that end before or within `numerals`, what one chunk has of them."""
        is_empty = True
        for numeral in numerals:
            is_empty = False
            if numeral.kind is Kind.MONTH:
                day = self._value()
                yield from self.end()
                if day is not None and 1 <= day <= 31 and day == int(day):
                    yield f"{int(day)}{fold(MONTHS[int(numeral.value) - 1])}"
            elif not self._goes_on(numeral):
                yield from self.end()
                self._goes_on(numeral)
        if is_empty:
            yield from self.end()

    def end(self) -> Iterator[str]:
        """The term of the number that was being read, if it has one of its own."""
        value, spelt, ordinal = self._value(), self._spelt, self._ordinal
        self._restart()
        # « un » is an article.
        if value is not None and spelt and (value != 1 or ordinal):
            figures = f"{value.normalize():f}".replace(".", ",")
            yield f"{figures}e" if ordinal else figures

    def _restart(self) -> None:
        self.is_reading = False
        """Whether what comes next may belong to a number."""
        self._total = Decimal()  # thousands, millions… read to their end
        self._group: Decimal | None = None  # what the next of these multiplies
        self._last = 0  # the word before, if one may be added to it: 20 in « vingt »
        self._smallest: Decimal | None = None  # multiple read last: « mille » after « million », never before
        self._after_and = False
        self._ordinal = False  # and so ended
        self._spelt = False  # not in figures alone

    def _value(self) -> Decimal | None:
        if self._group is None and self._smallest is None:
            return None
        return self._total + (self._group or 0)

    def _goes_on(self, numeral: Numeral) -> bool:
        """Whether the number goes on with `numeral`, which is then read."""
        if self._ordinal or numeral.kind is Kind.BREAK:
            return False
        if self._after_and and int(numeral.value) not in (1, 11):
            return False
        goes_on = _READ[numeral.kind](self, numeral.value)
        if goes_on:
            self.is_reading = True
            self._after_and = numeral.kind is Kind.AND
            self._spelt = self._spelt or numeral.kind not in _IN_FIGURES
        return goes_on

    def _read_figures(self, value: Decimal) -> bool:
        if self.is_reading:
            return False
        self._group = value
        return True

    def _read_word(self, value: Decimal) -> bool:
        number = int(value)
        if self._group is None:
            self._group, self._last = value, number
            return True
        if number == 20 and self._last == 4:  # quatre-vingts
            self._group, self._last = self._group + 76, 80
            return True
        follows = (
            (self._last == 100 and number < 100)
            or (self._last == 10 and number in (7, 8, 9))
            or (self._last in _TENS and number < 10)
            or (self._last in _TENS_BEFORE_TEENS and 10 <= number <= 16)
        )
        if follows:
            self._group, self._last = self._group + value, number
        return follows

    def _read_hundred(self, value: Decimal) -> bool:
        if self._group is not None and not (self._last and 2 <= self._group < 20):
            return False
        self._group, self._last = (self._group or 1) * value, 100
        return True

    def _read_thousand(self, value: Decimal) -> bool:
        if self._group is None:
            self._group = Decimal(1)
        return self._read_multiple(value)

    def _read_multiple(self, value: Decimal) -> bool:
        if self._group is None or (self._smallest is not None and value >= self._smallest):
            return False
        self._total += self._group * value
        self._group, self._last, self._smallest = None, 0, value
        return True

    def _read_and(self, _: Decimal) -> bool:
        return self._last in _TENS

    def _read_ordinal(self, value: Decimal) -> bool:
        self._ordinal = self._read_hundred(value) if value == 100 else self._read_word(value)
        return self._ordinal

    def _read_rank(self, value: Decimal) -> bool:
        self._ordinal = self._read_figures(value)
        return self._ordinal


_READ = {
    Kind.FIGURES: QuantityReader._read_figures,
    Kind.WORD: QuantityReader._read_word,
    Kind.HUNDRED: QuantityReader._read_hundred,
    Kind.THOUSAND: QuantityReader._read_thousand,
    Kind.MULTIPLE: QuantityReader._read_multiple,
    Kind.AND: QuantityReader._read_and,
    Kind.ORDINAL: QuantityReader._read_ordinal,
    Kind.RANK: QuantityReader._read_rank,
}

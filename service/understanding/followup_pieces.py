"""A question taken apart into the pieces a follow-up may take over: its topics, dates and places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.lexical.folding import fold
from ingest.dates import MONTHS, YEAR
from service.understanding.followup_words import DETERMINERS, PREPOSITIONS, SUBJECTS, Word, forms

TOPIC, DATE, PLACE = "topic", "date", "place"

_MONTH = "|".join((*MONTHS, *map(fold, MONTHS)))
_DATE = re.compile(
    rf"(?<![\w-])(?:(?:(?:1er|\d\d?) )?(?:{_MONTH})(?: {YEAR})?|\d\d?/\d\d?/{YEAR}|{YEAR})(?![\w-])",
    re.IGNORECASE,
)
_BEARINGS = forms("nord sud est ouest")
_COUNTRY = re.compile(
    r"france$|francais|allema(gne|nd)|europe|espagn|itali(e|en)|belg|suisse|autrich|portug"
    r"|gre(ce|c|cs|cque|cques)$|polog|polonais|pays-bas|neerland|luxembourg|irland|danemark|danois"
    r"|sued(e|ois)|norveg|finland|angl(eterre|ais)|royaume-uni|britann|etats-unis|americain|canad"
    r"|quebec|chin(e$|ois)|japon|coree|inde$|indien|bresil|russ(e|ie)|ukrain|turc|turqu|maroc|algeri"
    r"|tunisi"
)
"""How the names of countries near or large begin, and of their people; without accents."""
SAY_NOTHING = forms("signifie dire dit disent sert passe deroule trouve consiste existe appelle cas")
_OF = forms("de d' du des")
_INSIDE = _OF | forms("en")
_OF_PLACE = forms("a au aux en")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a question that belong together; `lead` are the words that bring them in (« pour un »)."""

    question: str
    words: tuple[Word, ...]
    kind: str
    lead: tuple[Word, ...] = ()

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def pieces_of(text: str, words: Sequence[Word]) -> list[Piece]:
    """The pieces of a question, in order: together they hold nearly every word that says something."""
    dated = {at: number for number, m in enumerate(_DATE.finditer(text)) for at in range(*m.span())}
    pieces: list[Piece] = []
    lead: list[Word] = []
    run: list[Word] = []
    link: list[Word] = []  # « de », « d' »… after the run: inside it if the run goes on, a lead otherwise
    kind, date = TOPIC, None

    def close() -> None:
        nonlocal lead
        if run:
            pieces.append(Piece(text, tuple(run), kind, tuple(lead)))
            lead = []
        lead += link
        run.clear()
        link.clear()

    for at, word in enumerate(words):
        this_date = dated.get(word.start)
        is_place = _is_place(word, lead, run) or (kind == PLACE and _completes(run, word))
        this_kind = DATE if this_date is not None else PLACE if is_place else TOPIC
        says = this_kind != TOPIC or word.content or word.numeric
        inverted = at + 1 < len(words) and words[at + 1].enclitic and words[at + 1].folded in SUBJECTS
        if word.fresh or inverted or (says and (this_kind != kind or this_date != date)):
            close()
        if word.fresh:
            lead = []
        if says and word.folded in SAY_NOTHING and not (run and link):  # « mot de passe »
            close()
            lead = []
        elif says:
            run += link
            link.clear()
            run.append(word)
            kind, date = this_kind, this_date
        elif run and kind != DATE and _goes_on(link, word, kind):
            link.append(word)
        elif word.folded in PREPOSITIONS or word.folded in DETERMINERS:
            close()
            lead.append(word)
        else:
            close()
            lead = [word] if word.folded.startswith("quel") else []
    close()
    return pieces


def split(piece: Piece, gone: set[int]) -> list[Piece]:
    """What is left of the piece around the words at `gone`, without small words at its ends."""
    if not gone:
        return [piece]
    runs: list[list[Word]] = [[]]
    for at, word in enumerate(piece.words):
        if at in gone:
            runs.append([])
        elif runs[-1] or word.content or word.numeric:
            runs[-1].append(word)
    for run in runs:
        while run and not (run[-1].content or run[-1].numeric):
            run.pop()
    return [
        replace(piece, words=tuple(run), lead=piece.lead if run[0] is piece.words[0] else ())
        for run in runs
        if run
    ]


def _goes_on(link: Sequence[Word], word: Word, kind: str) -> bool:
    """« de », « en », « de la »: what joins a noun to what completes it; in the name of a town, « de »."""
    if not link:
        return word.folded in (_INSIDE if kind == TOPIC else _OF)
    return len(link) == 1 and link[0].folded == "de" and word.folded in ("la", "l'")


def _completes(town: Sequence[Word], word: Word) -> bool:
    """« York » in « à New York »."""
    is_name = word.capital and word.content and not word.acronym
    return is_name and bool(town) and place_class(town[-1]) == "town"


def place_class(word: Word) -> str:
    """Bearing, country or town: a place takes the place of another of its class."""
    if word.folded in _BEARINGS:
        return "bearing"
    return "country" if _COUNTRY.match(word.folded) else "town"


def _is_place(word: Word, lead: Sequence[Word], run: Sequence[Word]) -> bool:
    """A point of the compass, a country or its people, or a name after « à », « au », « en »."""
    if word.folded in _BEARINGS:
        return word.folded != "est" or (word.capital and not word.fresh)
    if not word.content:
        return False
    if (
        word.capital
        and not word.fresh
        and not word.acronym
        and not run
        and lead
        and lead[-1].folded in _OF_PLACE
    ):
        return True
    return _COUNTRY.match(word.folded) is not None

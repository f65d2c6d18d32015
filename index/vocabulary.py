"""The words that the documents use, and the acronyms they introduce."""

import re
import threading
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from index.acronyms import Acronyms, introductions, resolve
from index.lexical.folding import fold
from index.lexical.stemming import stem

Texts = Callable[[], Iterable[str]]

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Form:
    """One word form, whatever its accents and case."""

    written: str
    """As the documents mostly write it; in small letters unless they never do."""
    count: int
    is_name: bool
    """The documents never write it in small letters."""


@dataclass(frozen=True, slots=True)
class _Contents:
    counts: Mapping[str, int]
    forms: Mapping[str, Form]
    stems: frozenset[str]
    acronyms: Acronyms


class Vocabulary:
    """What is known of one published state of the documents, read when it is first needed.

    Safe to share between threads.
    """

    def __init__(self, texts: Texts) -> None:
        """`texts` gives the indexed text of every passage."""
        self._texts = texts
        self._reading = threading.Lock()
        self._read: _Contents | None = None

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each word is used, as written; a word is a run of letters."""
        return self._contents().counts

    @property
    def forms(self) -> Mapping[str, Form]:
        """Word forms by their folded form: « Écoles » by « ecoles »."""
        return self._contents().forms

    @property
    def acronyms(self) -> Acronyms:
        return self._contents().acronyms

    def knows(self, word: str) -> bool:
        """Whether the documents use `word` or a form of the same stem, accents and case apart."""
        contents = self._contents()
        return fold(word) in contents.forms or stem(word.lower(), "fr") in contents.stems

    def written_name(self, folded: str) -> str:
        """How documents write a folded word that they never write in small letters; empty for any other."""
        form = self.forms.get(folded)
        return form.written if form is not None and form.is_name else ""

    def _contents(self) -> _Contents:
        with self._reading:
            if self._read is None:
                self._read = _read(self._texts())
            return self._read


def _read(texts: Iterable[str]) -> _Contents:
    counts: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for text in texts:
        # All of `folding.normalise` would take three times as long as the rest.
        text = unicodedata.normalize("NFC", text)
        counts.update(_WORD.findall(text))
        found.update(introductions(text))
    writings: defaultdict[str, list[str]] = defaultdict(list)
    for word in counts:
        writings[fold(word)].append(word)
    forms = {folded: _form(written, counts) for folded, written in writings.items()}
    return _Contents(counts, forms, frozenset(stem(word, "fr") for word in forms), resolve(found))


def _form(writings: list[str], counts: Mapping[str, int]) -> Form:
    if len(writings) == 1:
        return Form(writings[0], counts[writings[0]], not writings[0].islower())
    small = [word for word in writings if word.islower()]
    written = min(small or writings, key=lambda word: (-counts[word], word))
    return Form(written, sum(counts[word] for word in writings), not small)

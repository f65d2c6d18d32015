"""Each rule of point 5, and how the code does without it: what it is replaced by, all else as it is."""

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from index.lexical import analyser, elision, folding, identifiers, numerals, stemming, stopwords
from index.lexical.numerals import Kind
from service.understanding import dictionary, expansions, followup_reference, spelling

understanding = sys.modules["service.understanding.understand"]  # the name is that of its function too

Replacements = list[tuple[Any, str, Any]]
"""(module, name, what stands for it)."""

_NEVER = re.compile(r"(?!)()()()()()")
"""Matches nothing, with as many groups as any pattern it stands for."""

_NEGATIONS = frozenset(["ne", "pas", "non", "sans", "aucun", "jamais", "sauf"])


def _nothing(*_: object) -> tuple[()]:
    return ()


def _unchanged(text: str, *_: object) -> str:
    return text


def _accents_kept(word: str) -> str:
    return word.lower().translate(folding._LIGATURES)


def _case_kept(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.translate(folding._LIGATURES))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _characters_without(of: str) -> dict[int, str | None]:
    return {code: to for code, to in folding._CHARACTERS.items() if to != of}


def _numerals_without(*kinds: Kind) -> dict[str, numerals.Numeral]:
    return {word: numeral for word, numeral in numerals._NUMERALS.items() if numeral.kind not in kinds}


RULES: Mapping[str, Replacements] = {
    "accents": [(stemming, "fold", _accents_kept), (stemming, "_restore_accent", _unchanged)],
    "ligatures": [(folding, "_LIGATURES", {})],
    "fautes de frappe": [(spelling, "_meant", lambda *_: None)],
    "apostrophe oubliée": [(spelling, "_run_together", lambda *_: None)],
    "apostrophe oubliée devant un sigle": [
        (elision, "_RUN_TOGETHER", _NEVER),
        (spelling, "_GLUED", _NEVER),
    ],
    "apostrophe perdue ou espacée": [(folding, "_APOSTROPHE_LOST", _NEVER)],
    "apostrophes d'autres claviers": [(folding, "_CHARACTERS", _characters_without("'"))],
    "élision": [(analyser, "strip_elision", _unchanged)],
    "mots vides": [(analyser, "is_stop_word", lambda *_: False)],
    "négation gardée": [(stopwords, "_STOP_WORDS", {"fr": stopwords._STOP_WORDS["fr"] | _NEGATIONS})],
    "tout en capitales": [(analyser, "_SHOUTED_WORDS", 1_000)],
    "majuscules": [(analyser, "lowered", _unchanged), (stemming, "fold", _case_kept)],
    "pluriels et féminins": [(analyser, "stem", lambda word, language: folding.fold(word))],
    "pluriels et féminins irréguliers": [(stemming, "base_form", _unchanged)],
    "féminins en -trice, -euse, -ive": [(stemming, "join_genders", _unchanged)],
    "écriture inclusive": [(folding, "_INCLUSIVE", _NEVER)],
    "mots composés": [(analyser, "pieces", lambda word: iter([word]))],
    "pronom accroché au verbe": [(analyser, "strip_clitics", _unchanged)],
    "nombres en lettres": [
        (numerals, "_NUMERALS", _numerals_without(Kind.WORD, Kind.HUNDRED, Kind.THOUSAND, Kind.AND))
    ],
    "milliers, millions, milliards": [(numerals, "_NUMERALS", _numerals_without(Kind.MULTIPLE))],
    "sommes abrégées": [(analyser, "amount", _nothing)],
    "groupes de chiffres": [(folding, "_THOUSANDS", _NEVER)],
    "virgule décimale": [(identifiers, "_DECIMAL", _NEVER)],
    "ordinaux en lettres": [(numerals, "_NUMERALS", _numerals_without(Kind.ORDINAL))],
    "ordinaux en chiffres": [(identifiers, "_ORDINAL", _NEVER)],
    "siècles en chiffres romains": [(identifiers, "roman_value", str.lower)],
    "dates en chiffres": [(analyser, "written_date", _nothing), (numerals, "written_date", _nothing)],
    "jour et mois": [(numerals, "_NUMERALS", _numerals_without(Kind.MONTH))],
    "abréviations": [(analyser, "spell_out", _unchanged)],
    "raccourcis de clavier": [(expansions, "_shorthand", _nothing)],
    "pour cent": [(folding, "_PERCENT", _NEVER)],
    "heures": [(folding, "_HOUR", _NEVER)],
    "sigles en toutes lettres": [(expansions, "_acronyms", _nothing)],
    "sigles retrouvés": [(expansions, "_long_forms", _nothing)],
    "sigles à points": [(identifiers, "_DOTTED_ACRONYM", _NEVER)],
    "esperluette espacée": [(folding, "_SPACED_AMPERSAND", _NEVER)],
    "articles de codes": [(analyser, "join_articles", _unchanged)],
    "tours oraux": [(understanding, "unframed", _unchanged)],
    "mots-clés seuls": [(followup_reference, "_are_keywords", lambda _: False)],
    "mots français respectés": [(dictionary, "_beginning_with", lambda _: b"")],
    "noms propres respectés": [(dictionary, "_also_right", frozenset)],
}

_CACHES: tuple[Any, ...] = (analyser._chunk, stemming.stem, dictionary._has)


@contextmanager
def switched_off(rule: str) -> Iterator[None]:
    """The code without `rule`, until the end of the context."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, replacement in RULES[rule]:
            patch.setattr(module, name, replacement)
        _forget()
        try:
            yield
        finally:
            _forget()


def _forget() -> None:
    """What was remembered belongs to the rules as they were."""
    for remembered in _CACHES:
        remembered.cache_clear()

"""Numbers read back from the words French people write them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical.analyser import LONGEST_WORD, analyse

UNITS = (
    *("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
NUMBERS = st.integers(2, 10**12 - 1) | st.integers(2, 2_000)


def below_hundred(number: int) -> str:
    if number < 20:
        return UNITS[number]
    ten = max(ten for ten in TENS if ten <= number)
    rest = number - ten
    if not rest:
        return TENS[ten] + "s" * (ten == 80)
    return TENS[ten] + (" et " if rest in (1, 11) and ten != 80 else "-") + UNITS[rest]


def below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest)
    if hundreds == 1:
        return f"cent {below_hundred(rest)}"
    return f"{UNITS[hundreds]} cent{'' if rest else 's'} {below_hundred(rest)}"


def in_words(number: int) -> str:
    """As the grammars have it."""
    words = []
    for value, name in ((10**9, "milliard"), (10**6, "million"), (10**3, "mille")):
        count, number = divmod(number, value)
        if count:
            several = "s" * (count > 1 and value > 1000)
            words.append(f"{below_thousand(count) if count > 1 or value > 1000 else ''} {name}{several}")
    return " ".join(" ".join([*words, below_thousand(number)]).split())


@given(NUMBERS)
def test_a_number_in_words_has_the_term_of_its_figures(number):
    words = in_words(number)
    assert str(number) in analyse(words)
    if len(words) <= LONGEST_WORD:
        assert str(number) in analyse(words.replace(" ", "-"))  # as the spelling of 1990 has it
    assert str(number) in analyse(words.replace("-", " ").upper().lower())


@given(NUMBERS)
def test_a_number_in_words_has_no_other_term_in_figures(number):
    assert [term for term in analyse(in_words(number)) if term.isdigit()] == [str(number)]


# From 2: 0,001 milliers make 1, which has no term of its own, for « un » is an article.
@given(st.integers(2, 99_999), st.sampled_from([3, 6, 9]), st.integers(0, 3))
def test_an_amount_has_one_term_however_it_is_written(number, power, decimals):
    value = str(number * 10 ** (power - decimals))
    figures = f"{number / 10**decimals:.{decimals}f}".replace(".", ",")
    name = {3: "milliers", 6: "millions", 9: "milliards"}[power]
    shorts = {3: ["k€"], 6: ["M€"], 9: ["Md€", "Mds€", "G€"]}[power]
    grouped = f"{int(value):,}".replace(",", "\u202f")
    for written in (f"{figures} {name}", *(f"{figures} {short}" for short in shorts), f"{grouped} euros"):
        assert value in analyse(written)
    assert value in analyse(f"{figures}{shorts[0]}")


@given(st.dates())
def test_a_day_has_the_same_terms_however_it_is_written(day):
    month = (
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
        *("septembre", "octobre", "novembre", "décembre"),
    )[day.month - 1]
    if day.year < 1900 or day.year > 2099:
        return
    expected = set(analyse(f"{day.day} {month} {day.year}"))
    assert len(expected) == 4
    for written in (
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        f"({day.day}/{day.month}/{day.year}),",
    ):
        assert set(analyse(written)) == expected


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("onze cents", ["1100"]),
        ("dix-neuf cent quatorze", ["1914"]),
        ("septante et un, huitante, octante-deux, nonante-neuf", ["71", "80", "82", "99"]),
        ("deux millions trois cent mille", ["2300000"]),
        ("mille", ["1000"]),
        ("trois\nmilliards", ["3000000000"]),
        ("d'un million", ["1000000"]),
        ("(trois milliards)", ["3000000000"]),
        ("un, une, l'un", []),
        ("des millions", []),
        ("vingt et trente", ["20", "30"]),
        ("vingt et quelques", ["20"]),
        ("deux trois", ["2", "3"]),
        ("trois, milliards", ["3"]),
        ("en 2024 trois", ["2024", "3"]),
        ("mille millions", ["1000"]),
        ("0,5 million", ["500000"]),
        ("1.500.000 euros", ["1500000"]),
    ],
)
def test_what_makes_one_number(text, figures):
    assert [term for term in analyse(text) if term.isdigit()] == figures


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("premier", "1e"),
        ("premières", "1e"),
        ("seconde", "2e"),
        ("quatrième", "4e"),
        ("neuvième", "9e"),
        ("dix-septième", "17e"),
        ("vingt et unième", "21e"),
        ("soixante-douzième", "72e"),
        ("quatre-vingtième", "80e"),
        ("centième", "100e"),
        ("1ère", "1e"),
        ("XIVe", "14e"),
        ("XLVe", "45e"),
    ],
)
def test_a_rank_has_one_term(text, rank):
    assert [term for term in analyse(text) if term[0].isdigit()] == [rank]


def test_numbers_are_read_in_french_only():
    assert "25" not in analyse("vingt-cinq", "de")
    assert analyse("3 Md€", "en") == ["3", "milliard", "euro"]


@pytest.mark.parametrize(
    "word", ["vingt ", "quatre-", "et ", "mille ", "cent ", "milliard ", "1 mai ", "un "]
)
def test_the_number_of_terms_is_linear(word):
    assert len(analyse(word * 20_000)) <= 4 * 20_000

"""Numbers, dates and truth values as French programs show them."""

import datetime
from decimal import ROUND_HALF_UP, Context, Decimal

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
TRUE, FALSE = "VRAI", "FAUX"
SHORT_MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_CURRENCIES = {"EUR": "€", "USD": "$", "GBP": "£"}

# Beyond, a floating-point number has no decimals left to show.
_LARGEST = 1e15
# Digits that say something: what follows is an artefact of binary fractions (0,1 + 0,2).
_SIGNIFICANT = 10
_EXACT = 15
_WIDE = Context(prec=400)  # digits: the largest float has 309, and a format asks for 30 decimals at most


def number(value: float, decimals: int | None = None, *, fewest: int = 0, grouped: bool = False) -> str:
    """« 1 234,5 »: with `decimals` after the comma, of which zeros at the end beyond `fewest` are dropped.

    None shows those that the number has. `grouped` parts thousands by no-break spaces.
    """
    if decimals is None:
        if abs(value) >= _LARGEST:
            return f"{value:.{_SIGNIFICANT}g}".replace(".", ",")
        if value == int(value):
            decimals = 0
        else:
            decimals, fewest = max(_SIGNIFICANT - len(f"{abs(value):.0f}"), 2), 0
    # As programs round what they show: halves away from zero, on the digits that are no artefact.
    exact = Decimal(f"{value:.{_EXACT}g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    shown = f"{exact:{',' if grouped else ''}f}"
    whole, _, fraction = shown.partition(".")
    fraction = fraction.rstrip("0").ljust(fewest, "0")
    whole = whole.replace(",", NO_BREAK_SPACE)
    if whole == "-0" and not fraction.strip("0"):
        whole = "0"
    return f"{whole},{fraction}" if fraction else whole


def percentage(value: float) -> str:
    """« 12,5 % » for 0.125."""
    return f"{number(value * 100)}{NO_BREAK_SPACE}%"


def is_year(text: str, value: float) -> bool:
    """Whether a figure shown as `text` may be read as a year."""
    return text.isdecimal() and _FIRST_YEAR <= value <= _LAST_YEAR


def amount(value: float, currency: str) -> str:
    """« 1 234,50 € »; `currency` is an ISO 4217 code, shown as it is where it has no sign here."""
    sign = _CURRENCIES.get(currency, currency)
    return f"{number(value, 2, fewest=2, grouped=True)}{NO_BREAK_SPACE}{sign}".rstrip()


def date(day: datetime.date) -> str:
    """« 22/05/2024 », with the hour where there is one."""
    shown = f"{day.day:02}/{day.month:02}/{day.year:04}"
    if isinstance(day, datetime.datetime) and (day.hour or day.minute or day.second):
        shown += f" {day.hour:02}:{day.minute:02}" + (f":{day.second:02}" if day.second else "")
    return shown

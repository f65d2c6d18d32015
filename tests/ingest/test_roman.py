import pytest

from ingest.roman import roman_value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("I", 1), ("IV", 4), ("ix", 9), ("XIX", 19), ("xl", 40), ("XCIX", 99), ("CCLVIII", 258), ("ıı", 2)],
)
def test_a_figure_before_a_greater_one_is_taken_off(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value

import pytest

from ingest.dates import dates, in_words, is_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 mai 2024", ["2024-05-22"]),
        ("Le 1er août 1999", ["1999-08-01"]),
        ("le 1^{er} février 2020", ["2020-02-01"]),
        ("Novembre 2025", ["2025-11"]),
        ("03/09/2021", ["2021-09-03"]),
        ("3.9.2021", ["2021-09-03"]),
        ("2022-10-03", ["2022-10-03"]),
        ("2022-10", ["2022-10"]),
        ("Rédigé en 2024, mis à jour en 2025", ["2024", "2025"]),
        ("4. Dezember 2024", ["2024-12-04"]),
        ("note n° 2024-17", []),
        ("99/99/2021", []),
        ("45 mai 2024", ["2024-05"]),
        ("le mois de mai", []),
    ],
)
def test_dates_as_printed(text, expected):
    assert [iso for iso, _, _ in dates(text)] == expected


@pytest.mark.parametrize("text", ["22 mai 2024", "Paris, le 3 juin 2021", "**Novembre 2025**"])
def test_a_line_may_be_a_date(text):
    assert is_date(text)


@pytest.mark.parametrize("text", ["2024", "Le plan de mars 2024 et ses suites", "Rapport annuel"])
def test_a_line_that_speaks_of_a_date_is_not_one(text):
    assert not is_date(text)


def test_a_date_is_told_as_precisely_as_it_is_known():
    told = [in_words(date) for date in ("2024", "2024-03", "2024-03-01", "2024-08-09")]
    assert told == ["2024", "mars 2024", "1er mars 2024", "9 août 2024"]


@pytest.mark.parametrize("date", ["2024-13", "2024-02-32", "bientôt", "2024-2025"])
def test_what_is_no_date_is_told_as_it_is(date):
    assert in_words(date) == date

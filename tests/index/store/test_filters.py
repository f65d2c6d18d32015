"""Dates may be known to the year, the month or the day."""

import sqlite3

import pytest

from index.store.filters import allowed_keys
from index.types import Filters

DATES = {1: "2023", 2: "2024-05", 3: "2024-05-22", 4: "2025-01-31", 5: None}


@pytest.fixture
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        """CREATE TABLE documents (id TEXT, collection TEXT, date TEXT);
           CREATE TABLE sources (document_id TEXT, name TEXT);
           CREATE TABLE passages (key INTEGER, document_id TEXT);"""
    )
    for key, date in DATES.items():
        collection = "une" if key < 4 else "autre"
        connection.execute("INSERT INTO documents VALUES (?, ?, ?)", (f"d{key}", collection, date))
        connection.execute("INSERT INTO sources VALUES (?, ?)", (f"d{key}", f"{key}.txt"))
        connection.execute("INSERT INTO passages VALUES (?, ?)", (key, f"d{key}"))
    return connection


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        (Filters(), None),
        (Filters(undated=False), None),
        (Filters(collection="une"), {1, 2, 3}),
        (Filters(sources=("2.txt", "5.txt", "absent.txt")), {2, 5}),
        (Filters(sources=()), set()),
        (Filters(date_from="2024"), {2, 3, 4, 5}),
        (Filters(date_from="2024", undated=False), {2, 3, 4}),
        (Filters(date_from="2024-05-23", undated=False), {2, 4}),
        (Filters(date_from="2024-06", undated=False), {4}),
        (Filters(date_from="2023-12-31", undated=False), {1, 2, 3, 4}),
        (Filters(date_to="2023", undated=False), {1}),
        (Filters(date_to="2023-01-01", undated=False), {1}),
        (Filters(date_to="2022-12-31", undated=False), set()),
        (Filters(date_to="2024-05-21", undated=False), {1, 2}),
        (Filters(date_to="2024-05", undated=False), {1, 2, 3}),
        (Filters(date_from="2024", date_to="2024", undated=False), {2, 3}),
        (Filters(date_from="2024-05-22", date_to="2024-05-22"), {2, 3, 5}),
        (Filters(collection="autre", date_from="2025"), {4, 5}),
    ],
)
def test_what_passes(connection: sqlite3.Connection, filters: Filters, keys: set[int] | None) -> None:
    assert allowed_keys(connection, filters) == keys

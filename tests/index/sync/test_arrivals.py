"""Files that wait on disk until they are read."""

import os
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import NoTemporarySpaceError
from index.sync.arrivals import Arrivals
from index.sync.scan import FoundFile
from index.types import Source


def file(number: int, version: str) -> FoundFile:
    name = f"{number:03}.txt"
    return FoundFile(Source("/partage", name), f"/partage/{name}", version)


@pytest.fixture
def arrivals() -> Iterator[Arrivals]:
    with closing(Arrivals()) as opened:
        yield opened


@given(st.lists(st.sampled_from("abcdef")), st.sampled_from("abcdef"))
def test_files_come_by_content_in_their_order(versions: list[str], taken: str) -> None:
    files = [file(number, version) for number, version in enumerate(versions)]
    with closing(Arrivals()) as arrivals:
        for each in files:
            arrivals.add(each)

        assert arrivals.take(taken) == [each for each in files if each.version == taken]

        left = dict.fromkeys(version for version in versions if version != taken)
        contents = [[each for each in files if each.version == version] for version in left]
        assert list(arrivals.contents()) == contents
        assert list(arrivals.contents()) == contents  # and again, for the report
        assert arrivals.count() == len(contents)


def test_a_name_that_is_no_utf_8_comes_back_as_it_is_on_disk(arrivals: Arrivals) -> None:
    found = FoundFile(Source("/partage", "\\xe9t\\xe9.txt"), os.fsdecode(b"/partage/\xe9t\xe9.txt"), "a")
    arrivals.add(found)
    assert list(arrivals.contents()) == [[found]]


def test_a_full_disk_is_told_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def small(database: str) -> sqlite3.Connection:
        connection = connect(database)
        connection.execute("PRAGMA max_page_count = 4")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    files = [file(number, "a") for number in range(1000)]
    with (
        closing(Arrivals()) as arrivals,
        pytest.raises(NoTemporarySpaceError, match=r"temporaires .* SQLITE_TMPDIR"),
    ):
        deque(map(arrivals.add, files))

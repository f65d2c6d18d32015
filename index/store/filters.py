"""Filters of a search, answered by SQLite before the best passages are counted."""

import sqlite3

from index.types import Filters


def allowed_keys(connection: sqlite3.Connection, filters: Filters) -> set[int] | None:
    """Keys of the passages that pass; None when everything does.

    A date known to the month or the year stands for all its days: it passes when one of them lies in the
    interval.
    """
    conditions: list[str] = []
    values: list[str] = []
    if filters.collection is not None:
        conditions.append("d.collection = ?")
        values.append(filters.collection)
    if filters.sources is not None:
        marks = ", ".join("?" * len(filters.sources))
        conditions.append(f"d.id IN (SELECT document_id FROM sources WHERE name IN ({marks}))")  # noqa: S608
        values.extend(filters.sources)
    dates = []
    # ISO dates compare as strings, a prefix before what it begins; « ~ » comes after every digit and hyphen,
    # so that « 2024~ » stands for the last day of 2024.
    if filters.date_from is not None:
        dates.append("d.date || '~' >= ?")
        values.append(filters.date_from)
    if filters.date_to is not None:
        dates.append("d.date <= ? || '~'")
        values.append(filters.date_to)
    if dates:
        undated = " OR d.date IS NULL" if filters.undated else ""
        conditions.append(f"({' AND '.join(dates)}{undated})")
    if not conditions:
        return None
    where = " AND ".join(conditions)
    rows = connection.execute(
        f"SELECT p.key FROM passages AS p JOIN documents AS d ON d.id = p.document_id WHERE {where}",  # noqa: S608
        values,
    )
    return {key for (key,) in rows}

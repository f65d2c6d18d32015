"""BM25 (Robertson and Zaragoza, 2009) over tantivy, which sees only terms made by our own analyser."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Self, cast

import tantivy

from index.errors import DamagedLexicalIndexError
from index.lexical.analyser import analyse

# Share of a match in the document's title and in the headings above, beside 1 in the passage itself: fields
# of their own, so that context ranks equals but does not drown what a passage says. Mean nDCG@10 of the five
# development sets by title weight, without sections: 0 0.641, 0.2 0.664, 0.5 0.686, 0.7 0.691, 1 0.694.
# Sections of 0.2 lift hit@3 on gold/dev from 0.619 to 0.638 and cost 0.002; of 0.5, 0.013: guides repeat
# their headings.
TITLE_WEIGHT = 0.7
SECTION_WEIGHT = 0.2

# A pasted page is a question too, but its common words only cost time: the rarest terms decide BM25.
MAX_QUERY_TERMS = 256
# One segment for some 100,000 passages before tantivy spills to another.
_WRITER_BYTES = 128_000_000
# A row's title may change with the name of a file; these stay what they are as long as its key.
_LASTING = ("body", "section")
# Rows whose terms are looked up at once.
LOOKED_UP = 1_000


@dataclass(frozen=True, slots=True)
class LexicalRow:
    """A passage as the lexical index sees it."""

    key: int
    """Returned by a search; from 0 to 2⁶³ − 1."""
    body: str
    title: str
    """Of the document."""
    section: str
    """Headings above the passage, joined."""
    language: str


class LexicalIndex:
    """Searchable passages; one writer at a time, any number of threads searching.

    Raises DamagedLexicalIndexError when the folder is absent, incomplete or not what tantivy wrote.
    """

    def __init__(self, index: tantivy.Index, path: Path | None, opstamp: int) -> None:
        self._index = index
        self._path = path
        self._opstamp = opstamp
        with _engine(path):
            # By default a thread of tantivy watches the folder and maps whatever appears there, sound or not.
            index.config_reader(reload_policy="manual")
            self._searcher = index.searcher()

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new, empty index in `path`, which is made when absent."""
        path.mkdir(parents=True, exist_ok=True)
        with _engine(path):
            return cls(tantivy.Index(_SCHEMA, path=str(path), reuse=False), path, 0)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The index that `path` holds, as of its last commit."""
        try:
            opstamp = json.loads((path / "meta.json").read_bytes())["opstamp"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedLexicalIndexError(path, error) from error
        with _engine(path):
            return cls(tantivy.Index.open(str(path)), path, opstamp)

    @classmethod
    def in_memory(cls) -> Self:
        return cls(tantivy.Index(_SCHEMA), None, 0)

    @property
    def opstamp(self) -> int:
        """Identifies the last commit; grows with each."""
        return self._opstamp

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def replace_all(self, rows: Iterable[LexicalRow], before: Self | None = None) -> int:
        """Hold exactly `rows`; returns the opstamp of the commit.

        Bodies and sections that `before` holds under the same keys, as terms of the same analyser, are taken
        from there: analysing them again would take most of the time.
        """
        return self._write(rows, before, replace=True)

    def add(self, rows: Iterable[LexicalRow]) -> int:
        """Hold `rows` too, whose keys must be new; returns the opstamp of the commit."""
        return self._write(rows, None, replace=False)

    def search(
        self, text: str, limit: int, allowed: Collection[int] | None = None, language: str = "fr"
    ) -> list[tuple[int, float]]:
        """The `limit` best (key, score) for the question `text`, equal scores in order of keys.

        Only passages that share a term, and only `allowed` keys when given, which changes no score. Which of
        several equal hits the limit cuts off is tantivy's choice.
        """
        terms = self._query_terms(text, language)
        if not terms or limit <= 0 or (allowed is not None and not allowed):
            return []
        query = _any_of(terms)
        if allowed is not None:
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, _one_of(allowed))]
            )
        with _engine(self._path):
            hits = self._searcher.search(query, limit, count=False).hits
            keys = self._searcher.fast_field_values("key", [address for _, address in hits])
        found = [(cast(int, key), score) for key, (score, _) in zip(keys, hits, strict=True)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def _query_terms(self, text: str, language: str) -> list[str]:
        terms = list(dict.fromkeys(analyse(text, language)))
        if len(terms) <= MAX_QUERY_TERMS:
            return terms
        frequency = {term: self._searcher.doc_freq("body", term) for term in terms}
        return sorted((term for term in terms if frequency[term]), key=frequency.__getitem__)[
            :MAX_QUERY_TERMS
        ]

    def _write(self, rows: Iterable[LexicalRow], before: Self | None, *, replace: bool) -> int:
        with _engine(self._path):
            # One thread: the same rows in the same order always make the same segments.
            writer = self._index.writer(_WRITER_BYTES, 1)
            if replace:
                writer.delete_all_documents()
            remaining = iter(rows)
            while some := list(islice(remaining, LOOKED_UP)):
                analysed = {} if before is None else before._analysed([row.key for row in some])
                for row in some:
                    writer.add_document(_document(row, analysed.get(row.key, {})))
            self._opstamp = writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
            self._searcher = self._index.searcher()
        return self._opstamp

    def _analysed(self, keys: Collection[int]) -> dict[int, dict[str, str]]:
        """By key, the terms of the lasting fields of those of `keys` that it holds, joined by spaces.

        Of no field in an index made when terms were not kept.
        """
        with _engine(self._path):
            hits = self._searcher.search(_one_of(keys), len(keys), count=False).hits
            addresses = [address for _, address in hits]
            found = self._searcher.fast_field_values("key", addresses)
            kept = [self._searcher.doc(address).to_dict() for address in addresses]
        return {
            cast(int, key): {name: texts[0] for name, texts in fields.items()}
            for key, fields in zip(found, kept, strict=True)
        }


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for name in ("body", "title", "section"):
        builder.add_text_field(
            name, stored=name in _LASTING, tokenizer_name="whitespace", index_option="freq"
        )
    return builder.build()


_SCHEMA = _schema()


def _document(row: LexicalRow, analysed: Mapping[str, str]) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("key", row.key)
    for name, text in (("body", row.body), ("title", row.title), ("section", row.section)):
        terms = analysed.get(name)
        document.add_text(name, _terms(text, row.language) if terms is None else terms)
    return document


@lru_cache(maxsize=8)  # a document's title and a section's headings come back from one row to the next
def _terms(text: str, language: str) -> str:
    return " ".join(analyse(text, language))


def _any_of(terms: Iterable[str]) -> tantivy.Query:
    """Terms go in as they are: no query parser reads what a person typed."""
    clauses = []
    for term in terms:
        for name, weight in (("body", 1.0), ("title", TITLE_WEIGHT), ("section", SECTION_WEIGHT)):
            clause = tantivy.Query.term_query(_SCHEMA, name, term, "freq")
            clauses.append((tantivy.Occur.Should, tantivy.Query.boost_query(clause, weight)))
    return tantivy.Query.boolean_query(clauses)


def _one_of(keys: Collection[int]) -> tantivy.Query:
    return tantivy.Query.const_score_query(tantivy.Query.term_set_query(_SCHEMA, "key", sorted(keys)), 0.0)


@contextmanager
def _engine(path: Path | None) -> Iterator[None]:
    """Turns whatever tantivy raises into DamagedLexicalIndexError.

    Damaged files make it raise ValueError or OSError, or panic in Rust, which arrives as a BaseException.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        raise DamagedLexicalIndexError(path, error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedLexicalIndexError(path, error) from error

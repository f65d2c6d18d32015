"""tantivy, as we use it, against an exact BM25, and everything that can go wrong with its folder."""

import json
import shutil

import pytest
import tantivy
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DamagedLexicalIndexError
from index.lexical import bm25
from index.lexical.analyser import analyse
from index.lexical.bm25 import (
    LOOKED_UP,
    MAX_QUERY_TERMS,
    SECTION_WEIGHT,
    TITLE_WEIGHT,
    LexicalIndex,
    LexicalRow,
)
from tests.index.lexical import reference

WORDS = ["budget", "agence", "contrat", "mission", "3ia", "rapport", "public", "2024"]
# tantivy keeps a passage's length exactly up to 40 terms, then rounded to about an eighth.
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
COLLECTIONS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=12)


def row(key: int, body: str, title: str = "", section: str = "", language: str = "fr") -> LexicalRow:
    return LexicalRow(key, body, title, section, language)


def index_of(*bodies: str) -> LexicalIndex:
    index = LexicalIndex.in_memory()
    index.replace_all(row(key, body) for key, body in enumerate(bodies))
    return index


def expected(rows: list[LexicalRow], query: str) -> dict[int, float]:
    scores: dict[int, float] = {}
    for weight, texts in (
        (1.0, {row.key: row.body for row in rows}),
        (TITLE_WEIGHT, {row.key: row.title for row in rows}),
        (SECTION_WEIGHT, {row.key: row.section for row in rows}),
    ):
        analysed = {key: analyse(text) for key, text in texts.items()}
        if any(analysed.values()):
            for key, score in reference.bm25(analysed, analyse(query)).items():
                scores[key] = scores.get(key, 0.0) + weight * score
    return scores


@given(COLLECTIONS, TEXTS)
def test_scores_are_those_of_exact_bm25(texts, query):
    rows = [row(3 * key, *fields) for key, fields in enumerate(texts)]
    index = LexicalIndex.in_memory()
    index.replace_all(rows)
    found = index.search(query, len(rows))
    assert dict(found) == pytest.approx(expected(rows, query), rel=1e-5)
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))


@given(COLLECTIONS, TEXTS, st.sets(st.integers(0, 11)), st.integers(1, 12))
def test_allowed_keys_change_no_score(texts, query, allowed, limit):
    index = LexicalIndex.in_memory()
    index.replace_all(row(key, *fields) for key, fields in enumerate(texts))
    everything = index.search(query, len(texts))
    kept = [(key, pytest.approx(score, rel=1e-6)) for key, score in everything if key in allowed]
    found = index.search(query, limit, allowed)
    assert [score for _, score in found] == [score for _, score in kept][:limit]
    assert {key for key, _ in found} <= allowed


@given(st.text() | st.text(st.sampled_from('ab*?~^:"()[]{}+-/ANDORT \\'), max_size=30))
def test_any_text_is_a_question(text):
    """No query parser reads it: operators and quotes are not words."""
    index = index_of("budget de l'agence", text)
    assert {key for key, _ in index.search(text, 2)} <= {0, 1}
    assert (1 in dict(index.search(text, 2))) == bool(analyse(text))


def test_operators_mean_nothing():
    index = index_of("le budget de l'agence", "un contrat")
    plain = index.search("budget contrat", 2)
    for question in (
        "budget AND contrat",
        "+budget -contrat",
        'body:"budget" contrat~2',
        "(budget) OR contrat^9",
    ):
        assert index.search(question.replace("body:", "").replace("~2", "").replace("^9", ""), 2) == plain


def test_a_repeated_word_counts_once():
    index = index_of("budget de l'agence", "contrat")
    assert index.search("budget, budget et budget", 2) == index.search("budget", 2)


def test_equal_passages_come_in_order_of_keys():
    index = LexicalIndex.in_memory()
    index.replace_all(row(key, "même texte") for key in (9, 2, 5, 7))
    assert [key for key, _ in index.search("texte", 10)] == [2, 5, 7, 9]


def test_nothing_is_found_for_nothing():
    index = index_of("budget")
    assert index.search("", 5) == index.search("de la", 5) == index.search("budget", 0) == []
    assert index.search("budget", 5, allowed=set()) == []
    assert LexicalIndex.in_memory().search("budget", 5) == []


def test_the_question_is_read_in_its_language():
    index = LexicalIndex.in_memory()
    index.replace_all([row(0, "the agencies' budgets", language="en")])
    assert index.search("agency", 1, language="en")
    assert not index.search("agency", 1, language="fr")


def test_a_huge_question_is_judged_by_its_rarest_terms():
    common = " ".join(f"mot{number}" for number in range(2 * MAX_QUERY_TERMS))
    index = index_of(common, common, f"{common} perle", "perle")
    question = f"{common} perle " * 20
    assert len(question) > 100_000 * 0.6
    assert index.search(question, 1)[0][0] == 2
    assert {key for key, _ in index.search(question, 4)} == {0, 1, 2, 3}


def test_an_index_on_disk_is_what_was_committed(tmp_path):
    index = LexicalIndex.create(tmp_path / "lexical")
    first = index.replace_all([row(0, "budget"), row(1, "contrat")])
    again = LexicalIndex.open(tmp_path / "lexical")
    assert again.opstamp == first
    assert again.search("budget", 2) == index.search("budget", 2)

    second = again.add([row(2, "budget")])
    assert second > first
    assert LexicalIndex.open(tmp_path / "lexical").opstamp == second
    assert [key for key, _ in again.search("budget", 3)] == [0, 2]
    # Files are shared but what is searched is what was there when the index was opened.
    assert [key for key, _ in index.search("budget", 3)] == [0]

    again.replace_all([row(3, "contrat")])
    assert len(again) == 1
    assert again.search("budget", 3) == []


def test_replacing_leaves_no_trace_in_the_scores():
    worn = index_of(*["budget de l'agence"] * 20)
    worn.replace_all([row(0, "budget"), row(1, "contrat du budget")])
    assert worn.search("budget contrat", 2) == index_of("budget", "contrat du budget").search(
        "budget contrat", 2
    )


@given(COLLECTIONS, COLLECTIONS, TEXTS)
def test_what_is_taken_over_is_found_as_what_is_analysed(texts, others, query):
    before = LexicalIndex.in_memory()
    before.replace_all(row(key, *fields) for key, fields in enumerate(texts))
    rows = [row(key, *fields) for key, fields in enumerate(texts) if key % 2]
    rows += [row(len(texts) + key, *fields) for key, fields in enumerate(others)]
    anew, taken_over = LexicalIndex.in_memory(), LexicalIndex.in_memory()
    anew.replace_all(rows)
    taken_over.replace_all(rows, before)
    assert taken_over.search(query, len(rows)) == anew.search(query, len(rows))


def test_only_what_is_new_is_analysed(tmp_path, monkeypatch):
    bodies = [f"budget numéro {key}" for key in range(2 * LOOKED_UP + 1)]
    before = LexicalIndex.create(tmp_path / "before")
    before.replace_all(row(key, body, "Titre", "Partie") for key, body in enumerate(bodies))
    analysed = []
    bm25._terms.cache_clear()
    monkeypatch.setattr(bm25, "analyse", lambda text, language: analysed.append(text) or analyse(text))
    index = LexicalIndex.create(tmp_path / "after")
    rows = [row(key, body, "Note", "Partie") for key, body in enumerate(bodies)]
    index.replace_all([*rows, row(len(rows), "contrat", "Note", "Annexe")], before)
    assert set(analysed) == {"Note", "contrat", "Annexe"}
    monkeypatch.undo()
    assert len(index.search("budget", len(bodies))) == len(index.search("partie", len(bodies))) == len(bodies)
    # A title is that of today: a file may have another name.
    assert not index.search("titre", 1)
    assert len(index.search("note", len(rows) + 1)) == len(rows) + 1


def test_an_index_that_kept_no_terms_is_analysed_anew(monkeypatch):
    bare = tantivy.SchemaBuilder().add_unsigned_field("key", indexed=True, fast=True)
    for name in ("body", "title", "section"):
        bare.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    with monkeypatch.context() as patch:
        patch.setattr(bm25, "_SCHEMA", bare.build())
        before = index_of("budget", "contrat")
    index = LexicalIndex.in_memory()
    index.replace_all([row(1, "contrat")], before)
    assert [key for key, _ in index.search("contrat", 2)] == [1]


def damage_missing(path):
    shutil.rmtree(path)


def damage_emptied(path):
    for file in path.iterdir():
        file.unlink()


def damage_meta_not_json(path):
    (path / "meta.json").write_text("{")


def damage_meta_of_something_else(path):
    (path / "meta.json").write_text(json.dumps({"opstamp": 3}))


def damage_segment_lost(path):
    next(path.glob("*.term")).unlink()


def damage_segments_truncated(path):
    for file in path.glob("*.*"):
        if file.suffix in {".term", ".idx", ".fieldnorm", ".fast"}:
            file.write_bytes(file.read_bytes()[:3])


@pytest.mark.parametrize(
    "damage",
    [
        damage_missing,
        damage_emptied,
        damage_meta_not_json,
        damage_meta_of_something_else,
        damage_segment_lost,
        damage_segments_truncated,
    ],
)
def test_a_damaged_folder_is_named(tmp_path, damage):
    path = tmp_path / "lexical"
    LexicalIndex.create(path).replace_all([row(0, "budget")])
    damage(path)
    with pytest.raises(DamagedLexicalIndexError, match="lexical"):
        LexicalIndex.open(path)

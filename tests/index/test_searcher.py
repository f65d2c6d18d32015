import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.errors import DamagedDatabaseError, NewerDatabaseError, NoIndexError
from index.folder import DataFolder
from index.searcher import CANDIDATES, SENTENCE_WEIGHT, TITLE_WEIGHT, Searcher
from index.store import Store
from index.sync import add_bytes, delete_document, synchronise
from index.types import Filters, Query
from tests.fakes import FakeEncoder, FakeReader
from tests.index.states import answers, state_of

# A service in a process of its own: answers one question per line of its input.
SERVE = """
import sys
from pathlib import Path
from index.folder import DataFolder
from index.searcher import Searcher
from index.types import Query
from tests.fakes import FakeEncoder
with Searcher(DataFolder(Path(sys.argv[1])), FakeEncoder()) as searcher:
    print("ready", flush=True)
    for line in sys.stdin:
        query = Query(line.strip())
        hits = [hit for mode in ("hybrid", "lexical", "dense") for hit in searcher.search(query, 10, mode)]
        print(" ".join(sorted({hit.document.id for hit in hits})), flush=True)
"""


@pytest.fixture
def ready(folder: DataFolder, sources: Path, encoder: FakeEncoder) -> DataFolder:
    synchronise(folder, [sources], encoder)
    return folder


def test_a_running_process_follows_what_another_does(ready: DataFolder, encoder: FakeEncoder) -> None:
    """The very next search sees an ingestion, an update and a deletion."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(ready.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as service:
        assert service.stdin is not None
        assert service.stdout is not None

        def ask(question: str) -> list[str]:
            print(question, file=service.stdin, flush=True)
            return service.stdout.readline().split()

        assert service.stdout.readline() == "ready\n"
        assert len(ask("budget")) == 3
        add_bytes(ready, "zebre.txt", "Le zèbre est rayé.".encode(), encoder)
        answered = ask("zèbre rayé")
        assert len(answered) == 4
        zebra = next(d.id for d in state_of(ready, encoder).documents if d.sources == ("zebre.txt",))
        assert zebra in answered
        add_bytes(ready, "zebre.txt", "Le zèbre est uni.".encode(), encoder)
        assert zebra in ask("zèbre uni")
        delete_document(ready, zebra)
        assert zebra not in ask("zèbre rayé uni")
        service.stdin.close()


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
def test_a_smaller_limit_gives_a_beginning(ready: DataFolder, encoder: FakeEncoder, mode: str) -> None:
    with Searcher(ready, encoder) as searcher:
        query = Query("le budget et les congés de l'agence par jours")
        hits = searcher.search(query, 10, mode)
        assert len(hits) > 2
        for limit in range(len(hits)):
            assert searcher.search(query, limit, mode) == hits[:limit]


def test_hits_tell_the_score_of_each_branch(ready: DataFolder, encoder: FakeEncoder) -> None:
    with Searcher(ready, encoder) as searcher:
        hits = searcher.search(Query("congés annuels"), 10)
        best, last = hits[0], hits[-1]
        assert best.scores.lexical is not None
        assert best.scores.lexical > 0
        assert best.scores.dense is not None
        assert last.scores.lexical is None
        assert 0 <= last.score <= best.score <= 1
        assert searcher.search(Query("congés"), 1, "dense")[0].scores.lexical is None
        assert searcher.search(Query("congés"), 1, "lexical")[0].scores.dense is None


def test_a_title_closer_than_its_passages_raises_them_half_the_way(
    folder: DataFolder, sources: Path, encoder: FakeEncoder
) -> None:
    (sources / "astreinte.html").write_text(
        "<title>Astreinte et permanence</title><p>Chacun reste joignable chez soi le soir.</p>", "utf-8"
    )
    synchronise(folder, [sources], encoder)
    whole, sentence, about = encoder.encode_passages(
        [
            "Astreinte et permanence\nChacun reste joignable chez soi le soir.",
            "Chacun reste joignable chez soi le soir.",
            "Astreinte et permanence",
        ]
    )
    with Searcher(folder, encoder) as searcher:
        for question in ("Astreinte et permanence", "Chacun reste joignable chez soi le soir."):
            asked = encoder.encode_query(question)[0]
            own = (1 - SENTENCE_WEIGHT) * float(whole @ asked) + SENTENCE_WEIGHT * float(sentence @ asked)
            title = float(about @ asked)
            hits = searcher.search(Query(question), 20, "dense")
            score = next(hit.score for hit in hits if hit.document.sources == ("astreinte.html",))
            assert score == pytest.approx(own + TITLE_WEIGHT * max(0.0, title - own), abs=2e-3)
            assert (score > own + 0.1) == (question == "Astreinte et permanence")


def test_equals_are_cut_by_place_not_by_chance(folder: DataFolder, encoder: FakeEncoder) -> None:
    """More passages than candidates, all with the same score in both branches, stored in different orders."""
    names = [f"{number:03}.txt" for number in range(CANDIDATES + 60)]
    results = []
    for order, ordered in enumerate((names, names[::-1])):
        own = DataFolder(folder.path / str(order))
        source = folder.path / f"sources-{order}"
        source.mkdir(parents=True)
        for part in (ordered[: len(names) // 2], ordered[len(names) // 2 :]):
            for name in part:
                # Same words, hence same scores; other bytes, hence other documents.
                (source / name).write_text("# Avis\n\nLe même avis." + "\n" * int(name[:3]), encoding="utf-8")
            synchronise(own, [source], encoder)
        with Searcher(own, encoder) as searcher:
            results.append([hit.document.id for hit in searcher.search(Query("même avis"), CANDIDATES)])
    assert len(results[0]) == CANDIDATES
    assert results[0] == results[1] == sorted(results[0])


def test_threads_share_a_searcher(ready: DataFolder, encoder: FakeEncoder) -> None:
    with Searcher(ready, encoder) as searcher, ThreadPoolExecutor(8) as pool:
        alone = answers(searcher, "budget de l'agence")
        together = list(pool.map(lambda _: answers(searcher, "budget de l'agence"), range(40)))
    assert together == [alone] * 40


def test_filters_apply_before_the_best_are_counted(ready: DataFolder, encoder: FakeEncoder) -> None:
    with Searcher(ready, encoder) as searcher:
        query = Query("budget de l'agence", Filters(sources=("teletravail.txt",)))
        for mode in ("hybrid", "lexical", "dense"):
            hits = searcher.search(query, 1, mode)
            assert {hit.document.sources for hit in hits} <= {("teletravail.txt",)}
        assert len(searcher.search(query, 1)) == 1
        nowhere = Query("budget", Filters(collection="absente"))
        assert searcher.search(nowhere, 5) == []


def test_no_index_is_said_in_french(folder: DataFolder, encoder: FakeEncoder) -> None:
    with pytest.raises(NoIndexError, match="lancez d'abord « sourcier ingest »"):
        Searcher(folder, encoder)
    assert not folder.database.exists()


@pytest.mark.parametrize("where", ["start", "middle"])
def test_a_damaged_database_is_named(ready: DataFolder, encoder: FakeEncoder, where: str) -> None:
    data = bytearray(ready.database.read_bytes())
    if where == "start":
        data[:200] = b"?" * 200
    else:
        data[4096:] = b"?" * (len(data) - 4096)
    ready.database.write_bytes(data)
    with pytest.raises(DamagedDatabaseError, match=r"sourcier\.sqlite.*sourcier restore"):
        Searcher(ready, encoder)
    with pytest.raises(DamagedDatabaseError, match=r"sourcier\.sqlite.*sourcier restore"):
        add_bytes(ready, "a.txt", b"Un texte.", encoder)


def test_a_newer_database_is_left_alone(ready: DataFolder, encoder: FakeEncoder) -> None:
    with Store.open(ready, write=True) as store, store.write() as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerDatabaseError, match="format 99"):
        Searcher(ready, encoder)


@pytest.mark.parametrize("vector", ["x'0000803f'", "x'0000c07f' || zeroblob(252)"])
def test_damaged_vectors_are_named(ready: DataFolder, encoder: FakeEncoder, vector: str) -> None:
    with Store.open(ready, write=True) as store, store.write() as connection:
        connection.execute(f"UPDATE vectors SET vector = CAST({vector} AS BLOB) WHERE rowid = 1")
    with pytest.raises(DamagedDatabaseError, match="vecteurs inutilisables de « fake »"):
        Searcher(ready, encoder)


def test_the_reader_orders_the_best_whatever_the_limit(
    ready: DataFolder, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.rerank.READER_WEIGHT", 0.9)
    query = Query("budget")
    with Searcher(ready, encoder) as searcher:
        hybrid = searcher.search(query, 10, "hybrid")
        assert searcher.search(query, 10) == hybrid
    assert len(hybrid) >= FakeReader.candidates
    last = hybrid[FakeReader.candidates - 1]
    reader = FakeReader(last.passage.indexed)
    with Searcher(ready, encoder, reader) as searcher:
        full = searcher.search(query, 10)
        assert full[0].passage == last.passage
        assert full[0].scores.rerank == pytest.approx(0.9241)
        assert len(reader.shown) == FakeReader.candidates
        assert [searcher.search(query, limit) for limit in (1, 2)] == [full[:1], full[:2]]
        assert {hit.passage.key for hit in full} == {hit.passage.key for hit in hybrid}
        assert searcher.search(query, 10, "hybrid") == hybrid

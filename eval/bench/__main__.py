"""`python -m eval.bench`: what `make bench` prints."""

import argparse
import os
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

from eval.bench.cold_start import ask_seconds, index_sample, ready_seconds
from eval.bench.encoding import passages_per_second, question_latency
from eval.bench.material import parsed_files, passages, questions
from eval.bench.parsing import PEER, ParsingSpeed, by_format, parsing_speed, peer
from eval.bench.reference import NAME, published_model
from eval.bench.unchanged import FILES, unchanged_cost
from eval.bench.untrained import write_untrained
from eval.errors import EvalError
from index.errors import StoreError
from index.models.registry import load_encoder
from index.models.sentence_transformer import SentenceTransformerEncoder
from index.models.weights import SHIPPED, find_weights
from index.types import Encoder
from service.typography import typeset

TOKENS = 200
# Eight batches of eight: enough for every processor to have work to the end.
PASSAGES = 64
# The 99th percentile is then the third slowest.
QUESTIONS = 300


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--encoder", help="folder or model name; the default encoder when not given")
    parser.add_argument("--float32", help="sentence-transformers folder of the same weights, to compare with")
    parsed = parser.parse_args(arguments)
    try:
        _bench(parsed.encoder, parsed.float32)
    except (EvalError, StoreError) as error:
        print(typeset(str(error)), file=sys.stderr)
        return 1
    return 0


def _bench(encoder: str | None, float32: str | None) -> None:
    processors = len(os.sched_getaffinity(0))
    _say("machine", f"{processors} processeurs, charge {os.getloadavg()[0]:.1f}")
    _bench_encoding(encoder, float32)
    _bench_start(encoder)
    _bench_unchanged()
    _bench_parsing()


def _bench_encoding(encoder: str | None, float32: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        same_shape = find_weights(float32) if float32 else write_untrained(SHIPPED, Path(folder))
        published = published_model()
        compared = {
            "PyTorch float32, même forme": SentenceTransformerEncoder("même forme", same_shape),
            f"PyTorch float32, {NAME}": SentenceTransformerEncoder(NAME, published),
            "encodeur choisi": load_encoder(encoder),
        }
        folders = (same_shape, published, _folder(encoder))
        for (name, each), weights in zip(compared.items(), folders, strict=True):
            _bench_encoder(name, each, weights)


def _bench_encoder(name: str, each: Encoder, folder: Path) -> None:
    _say(f"{name} : identité", each.identity)
    speed = passages_per_second(each, passages(folder, TOKENS, PASSAGES))
    _say(f"{name} : passages de {TOKENS} tokens", f"{speed:.1f} passages/s")
    waited = question_latency(each, questions()[:QUESTIONS])
    _say(
        f"{name} : une question",
        f"médiane {waited.median * 1e3:.2f} ms, 99e centile {waited.p99 * 1e3:.2f} ms",
    )


def _bench_start(encoder: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder, as_file(files("service.demo") / "corpus") as corpus:
        data = Path(folder)
        index_sample(data, encoder, corpus)
        _say("« sourcier ask », processus neuf", f"{ask_seconds(data, encoder):.2f} s")
        _say("« sourcier serve », jusqu'à /readyz", f"{ready_seconds(data, encoder):.2f} s")


def _bench_parsing() -> None:
    convert = peer()
    for extension, named in by_format(parsed_files()).items():
        _say(f"lecture et découpage, {extension}", _said(parsing_speed(named)))
        if convert is None:
            _say(f"{PEER}, {extension}", "absent")
            continue
        try:
            speed = _said(parsing_speed(named, convert))
        except Exception as error:
            # A format it does not read, or not without one of its own options.
            speed = f"échec ({type(error).__name__})"
        _say(f"{PEER}, {extension}", speed)


def _said(speed: ParsingSpeed) -> str:
    pages = "" if speed.pages_per_second is None else f"{speed.pages_per_second:.1f} pages/s, "
    return f"{pages}{speed.megabytes_per_second:.3f} Mo/s"


def _bench_unchanged() -> None:
    for count in FILES:
        with tempfile.TemporaryDirectory() as scratch:
            cost = unchanged_cost(Path(scratch), count)
        _say(
            f"« sourcier ingest », {count} fichiers inchangés",
            f"{cost.wall_seconds:.2f} s ({cost.cpu_seconds:.2f} s de processeur), "
            f"{cost.peak_bytes / 2**20:.0f} Mio au plus",
        )


def _folder(encoder: str | None) -> Path:
    if encoder is None:
        return SHIPPED
    return Path(encoder) if Path(encoder).is_dir() else find_weights(encoder)


def _say(what: str, figure: str) -> None:
    print(typeset(f"{what:60} {figure}"), flush=True)


if __name__ == "__main__":
    sys.exit(main())

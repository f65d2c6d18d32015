"""What is measured on: the sample documents, cut to passages of a known number of tokens; a file a format."""

import json
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from tokenizers import Tokenizer

from eval.errors import EvalError
from ingest.readers import read

SAMPLE_QUESTIONS = Path(__file__).parents[1] / "gold" / "sample.jsonl"
GOLDEN_SOURCES = Path(__file__).parents[2] / "tests" / "ingest" / "golden" / "sources"
_SPECIAL = 2  # [CLS] and [SEP] count among a passage's tokens


def sample_files() -> dict[str, bytes]:
    """The sample documents' bytes by file name."""
    with as_file(files("service.demo") / "corpus") as corpus:
        return {file.name: file.read_bytes() for file in sorted(corpus.iterdir()) if file.is_file()}


def parsed_files() -> dict[str, bytes]:
    """The sample documents and, in a checkout, the files of the readers' tests: every format."""
    golden = sorted(GOLDEN_SOURCES.iterdir()) if GOLDEN_SOURCES.is_dir() else []
    return sample_files() | {file.name: file.read_bytes() for file in golden}


def questions() -> list[str]:
    lines = SAMPLE_QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines if line.strip()]


def passages(weights: Path, tokens: int, count: int) -> list[str]:
    """`count` different passages that are `tokens` tokens to the model in `weights`.

    They start half a passage apart. Raises EvalError when the model's tokenizer is not a `tokenizer.json`, or
    the sample documents are too short.
    """
    file = weights / "tokenizer.json"
    if not file.is_file():
        raise EvalError(f"Le fichier « {file} » est absent : les tokens ne peuvent pas être comptés.")
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    text = _sample_text()
    ranges = tokenizer.encode(text, add_special_tokens=False).offsets
    inner = tokens - _SPECIAL
    starts = range(0, len(ranges) - inner, max(1, inner // 2))[:count]
    if len(starts) < count:
        raise EvalError(f"Les documents d'exemple ne donnent pas {count} passages de {tokens} tokens.")
    return [text[ranges[start][0] : ranges[start + inner - 1][1]] for start in starts]


@cache
def _sample_text() -> str:
    """All sample documents, one after the other, every run of white space one space."""
    return " ".join(" ".join(read(data, name).text.split()) for name, data in sample_files().items())

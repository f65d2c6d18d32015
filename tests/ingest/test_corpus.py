"""The development corpus, where it lies beside the repository: text unchanged, passages sound."""

from pathlib import Path
from statistics import mean

import pytest

from ingest.chunk import passages
from ingest.readers import read
from ingest.types import BlockKind
from tests.ingest.invariants import check_document, check_passages

CORPUS = Path(__file__).parents[2] / ".." / "shared" / "corpus"
FILES = sorted(CORPUS.glob("*.txt"))

pytestmark = pytest.mark.skipif(not FILES, reason="no development corpus in ../shared/corpus")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_text_is_the_decoded_file_and_ranges_are_exact(file):
    document = read(file.read_bytes(), file.name)
    assert document.text == file.read_bytes().decode("utf-8-sig")
    check_document(document)
    check_passages(document)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_passage_lies_in_a_table_of_contents(file):
    document = read(file.read_bytes(), file.name)
    contents = [block for block in document.blocks if block.kind is BlockKind.TABLE_OF_CONTENTS]
    for passage in passages(document):
        assert not any(block.start < passage.end and passage.start < block.end for block in contents)


def test_passages_have_the_length_that_retrieval_was_measured_at():
    lengths = [
        passage.end - passage.start
        for file in FILES
        for passage in passages(read(file.read_bytes(), file.name))
    ]
    assert 500 <= mean(lengths) <= 620
    assert max(lengths) <= 1200

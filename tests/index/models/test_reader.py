"""Our own reader's runtime, over a toy graph and, where they are present, over the shipped weights."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import EncoderNotFoundError
from index.models import manifest, processor
from index.models.reader import CANDIDATES, FEW_CANDIDATES, QuantisedReader
from index.models.weights import READER
from index.types import ReadingText
from tests.toy_weights import write_toy_reader

FIRST = "Le ministère attribue deux milliards."
SECOND = "Le contrat est en français."
BOTH = ReadingText(f"{FIRST}\n{SECOND}", ((0, len(FIRST)), (len(FIRST) + 1, len(FIRST) + 1 + len(SECOND))))


def shipped() -> QuantisedReader:
    if not manifest.is_quantised(READER):
        pytest.skip("the shipped weights are not in this checkout")
    return QuantisedReader(READER)


@pytest.fixture(scope="module", params=["toy", "shipped"])
def reader(request, tmp_path_factory):
    if request.param == "shipped":
        return shipped()
    folder = tmp_path_factory.mktemp("lecteur jouet")
    write_toy_reader(folder)
    return QuantisedReader(folder)


def test_a_passage_has_one_reading_whatever_is_read_beside_it(reader):
    passages = [
        BOTH,
        ReadingText(SECOND, ((0, len(SECOND)),)),
        ReadingText("", ()),
        ReadingText("budget", ()),
    ]
    together = reader.read("Combien ?", passages)
    assert together[::-1] == reader.read("Combien ?", passages[::-1])
    assert [reader.read("Combien ?", [passage])[0] for passage in passages] == together
    assert reader.read("Combien ?", []) == []


def test_the_likeness_of_all_units_is_that_of_the_passage(reader):
    (reading,) = reader.read("Combien de milliards ?", [BOTH])
    assert len(reading.units) == 2
    assert sum(reading.units) == pytest.approx(1, abs=1e-5)
    assert all(0 <= likeness <= 1 for likeness in reading.units)


def test_the_short_answer_stands_in_its_unit(reader):
    for question in ("Combien de milliards ?", "Qui ?", "Le contrat est-il en français ?"):
        (reading,) = reader.read(question, [BOTH])
        assert reading.span is not None
        start, end = BOTH.units[reading.span.unit]
        assert reading.span.text in BOTH.text[start:end]
        assert reading.span.text == reading.span.text.strip() != ""
        assert 0 < reading.span.probability <= 1
    assert reader.read("Qui ?", [ReadingText("", ())])[0].span is None


@pytest.mark.parametrize("text", ["", "🎉", "مرحبا", "\ud800", "a" * 100_000, FIRST * 500])
def test_any_text_has_a_finite_reading(reader, text):
    for reading in (
        *reader.read(text, [BOTH]),
        *reader.read("Qui ?", [ReadingText(text, ((0, len(text)),))]),
    ):
        assert np.isfinite(reading.relevance)
        assert np.isfinite(reading.units).all()


def test_the_answer_is_found_in_its_sentence():
    sentences = [
        "La bibliothèque municipale est installée dans l'ancienne halle aux grains.",
        "Elle ouvre ses portes à neuf heures trente, du mardi au samedi.",
        "Trois bibliothécaires y travaillent, sous la direction de Jeanne Morel.",
    ]
    starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(3)]
    text = ReadingText(
        "\n".join(sentences), tuple((a, a + len(s)) for a, s in zip(starts, sentences, strict=True))
    )
    reader = shipped()
    for question, place, answer in (
        ("À quelle heure ouvre la bibliothèque ?", 1, "neuf heures trente"),
        ("Qui dirige la bibliothèque ?", 2, "Jeanne Morel"),
    ):
        (reading,) = reader.read(question, [text])
        assert max(range(3), key=reading.units.__getitem__) == place
        assert reading.span is not None
        assert answer in reading.span.text


def test_a_passage_that_answers_is_told_from_one_that_does_not():
    answers, near = shipped().read(
        "En quelle année le pont de Vauclair a-t-il été construit ?",
        [
            ReadingText("Le pont de Vauclair, construit en 1887, enjambe la Sorne.", ()),
            ReadingText("Le pont de Vauclair est fermé aux poids lourds le dimanche.", ()),
        ],
    )
    assert answers.relevance > near.relevance


def test_fewer_passages_are_read_without_units_for_bytes(reader, monkeypatch):
    monkeypatch.setattr("index.models.reader.multiplies_bytes", lambda: True)
    assert reader.candidates == CANDIDATES
    monkeypatch.setattr("index.models.reader.multiplies_bytes", lambda: False)
    assert reader.candidates == FEW_CANDIDATES


def test_the_processor_is_known_by_what_it_says_of_itself():
    lines = [f"{line} " for line in Path("/proc/cpuinfo").read_text().split("\n")]

    def has(units):
        return any(f" {unit} " in line for line in lines for unit in units)

    assert processor.multiplies_bytes() == has(processor._BYTES)
    assert processor.multiplies_bfloat16() == has(processor._BFLOAT16)


def test_a_passage_is_read_alike_with_and_without_units_for_bfloat16(monkeypatch):
    question = "Quand le pont de Vauclair a-t-il été construit ?"
    text = ReadingText("Le pont de Vauclair, construit en 1887, enjambe la Sorne.", ((0, 57),))
    relevances = []
    for has_units in (True, False):
        monkeypatch.setattr("index.models.reader.multiplies_bfloat16", lambda found=has_units: found)
        (reading,) = shipped().read(question, [text])
        relevances.append(reading.relevance)
    assert relevances[0] == pytest.approx(relevances[1], abs=0.3)


def test_altered_weights_are_named(tmp_path):
    write_toy_reader(tmp_path)
    (tmp_path / manifest.CONSTANTS).write_bytes(b"autre chose")
    with pytest.raises(EncoderNotFoundError, match=r"model\.bin.* est altéré"):
        QuantisedReader(tmp_path).read("Qui ?", [BOTH])

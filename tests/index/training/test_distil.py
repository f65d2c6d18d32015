from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from index.training import recipe
from index.training.data import parallel_passages, parallel_sentences
from index.training.distil import DistillationBatches, distillation_loss
from index.training.encoder import load_tokenizer
from index.training.teacher import distinct_english


@pytest.fixture
def vectors(data: Path, tmp_path: Path) -> Path:
    count = len(distinct_english(parallel_sentences(data)))
    path = tmp_path / "teacher.npy"
    np.save(path, np.random.default_rng(0).normal(size=(count, 32)).astype(np.float16))
    return path


def test_loss_is_the_contrast_alone_when_students_match() -> None:
    vectors = torch.eye(3)
    plan = recipe.Distillation(temperature=1.0)
    contrast = torch.log(torch.exp(torch.tensor(1.0)) + 2) - 1

    assert distillation_loss(vectors, vectors, plan).item() == pytest.approx(
        plan.contrast_weight * contrast.item()
    )


def test_a_repeated_target_is_no_negative() -> None:
    teachers = torch.tensor([[1.0, 0.0], [1.0, 0.0]])

    assert distillation_loss(teachers, teachers, recipe.Distillation()).item() == pytest.approx(0.0)


def test_each_text_meets_the_vector_of_its_own_translation(data: Path, work: Path, vectors: Path) -> None:
    sentences = parallel_sentences(data)
    tokenizer = load_tokenizer(work)
    stored = np.load(vectors).astype(np.float32)
    place = {en: i for i, en in enumerate(distinct_english(sentences))}
    expected: dict[tuple[int, ...], set[int]] = {}
    for sentence in sentences:
        for text in (sentence.fr, sentence.en):
            expected.setdefault(tuple(tokenizer.encode(text).ids), set()).add(place[sentence.en])

    ids, targets = DistillationBatches(sentences, vectors, tokenizer, batch=16)(3)

    for text, target in zip(ids, targets.cpu().numpy(), strict=True):
        assert any(np.array_equal(target, stored[i]) for i in expected[tuple(text)])


def test_an_epoch_shows_no_text_twice_and_the_step_alone_decides(
    data: Path, work: Path, vectors: Path
) -> None:
    sentences = list(dict.fromkeys(parallel_sentences(data)))
    batches = DistillationBatches(sentences, vectors, load_tokenizer(work), batch=8)
    steps = len(batches.ids) // 8
    first = [tuple(text) for step in range(steps) for text in batches(step)[0]]
    again = DistillationBatches(sentences, vectors, load_tokenizer(work), batch=8)

    assert len(set(first)) == len(first)
    assert again(2)[0] == batches(2)[0]
    assert again(2 + steps)[0] != batches(2)[0]


def test_vectors_of_other_data_are_refused(data: Path, work: Path, tmp_path: Path) -> None:
    np.save(tmp_path / "old.npy", np.zeros((3, 32)))
    with pytest.raises(ValueError, match="run teacher again"):
        DistillationBatches(parallel_sentences(data), tmp_path / "old.npy", load_tokenizer(work), batch=8)


def test_passages_join_consecutive_sentences_of_one_source(data: Path) -> None:
    passages = parallel_passages(data)

    assert passages
    assert all(len(passage.fr) <= 2 * recipe.PARALLEL_PASSAGE_CHARACTERS for passage in passages)
    assert all(passage.fr.count("\n") == passage.en.count("\n") for passage in passages)

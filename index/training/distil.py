"""French sentences onto the English model's vectors of their translations (Reimers and Gurevych 2020)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertModel

from index.training import recipe
from index.training.data import ParallelSentence, generator
from index.training.encoder import device, embed, tokenize
from index.training.teacher import distinct_english

# Batches sorted by length inside this many batches: little padding, while each batch still mixes sources.
SORTED_BATCHES = 32
SAME_SENTENCE = 0.995  # cosine of teacher vectors from which two targets are one and the same


class DistillationBatches:
    """Every training text with its target: French sentences, and a share of the English ones themselves."""

    def __init__(
        self, sentences: list[ParallelSentence], vectors: Path, tokenizer: Tokenizer, batch: int
    ) -> None:
        target_of = {en: i for i, en in enumerate(distinct_english(sentences))}
        english = generator().sample(list(target_of), int(len(sentences) * recipe.ENGLISH_SHARE))
        texts = [sentence.fr for sentence in sentences] + english
        self.ids = tokenize(tokenizer, texts, recipe.MAX_TOKENS)
        self.targets = [target_of[sentence.en] for sentence in sentences] + [target_of[en] for en in english]
        self.vectors = np.load(vectors, mmap_mode="r")
        if len(self.vectors) != len(target_of):
            raise ValueError(
                f"{vectors} holds {len(self.vectors)} vectors for {len(target_of)} texts: run teacher again"
            )
        self.batch = batch
        self._epoch = -1
        self._order: list[list[int]] = []

    def __call__(self, step: int) -> tuple[list[list[int]], Tensor]:
        """Token ids and float32 targets (batch × dimensions) of one step."""
        per_epoch = len(self.ids) // self.batch
        if step // per_epoch != self._epoch:
            self._epoch = step // per_epoch
            self._order = self._shuffled(generator(self._epoch))
        chosen = self._order[step % per_epoch]
        targets = torch.from_numpy(self.vectors[[self.targets[i] for i in chosen]].astype(np.float32))
        return [self.ids[i] for i in chosen], targets.to(device())

    def _shuffled(self, rng: random.Random) -> list[list[int]]:
        order = rng.sample(range(len(self.ids)), len(self.ids))
        block = self.batch * SORTED_BATCHES
        batches: list[list[int]] = []
        for start in range(0, len(order), block):
            by_length = sorted(order[start : start + block], key=lambda i: len(self.ids[i]))
            batches.extend(
                by_length[i : i + self.batch] for i in range(0, len(by_length) - self.batch + 1, self.batch)
            )
        rng.shuffle(batches)
        return batches


def distillation_loss(students: Tensor, teachers: Tensor, plan: recipe.Distillation) -> Tensor:
    """Cosine distance to the own target plus choosing it among the targets of the batch."""
    teachers = torch.nn.functional.normalize(teachers, dim=-1)
    similarities = students @ teachers.T
    others = ~torch.eye(len(students), dtype=torch.bool, device=students.device)
    logits = (similarities / plan.temperature).masked_fill(
        others & (teachers @ teachers.T > SAME_SENTENCE), -torch.inf
    )
    labels = torch.arange(len(students), device=students.device)
    contrast = torch.nn.functional.cross_entropy(logits, labels)
    return plan.cosine_weight * (1 - similarities.diagonal()).mean() + plan.contrast_weight * contrast


def batch_loss(
    model: BertModel, batch: tuple[Sequence[Sequence[int]], Tensor], plan: recipe.Distillation
) -> Tensor:
    return distillation_loss(embed(model, batch[0]), batch[1], plan)

"""The reader: a BERT over question and passage, with a relevance and the place of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from index.training import encoder
from index.training.reader import recipe
from index.training.reader.groups import Reading
from index.training.texts import Texts

WEIGHTS = "heads.safetensors"
BERT_WEIGHTS = "model.safetensors"  # as transformers names them


@dataclass(frozen=True, slots=True)
class Batch:
    """Readings, each question and passage a text; which tokens are the passage's, shape (tokens,).

    `first` and `last` token of the answer in its text, or -1, shape (texts,).
    """

    texts: Texts
    inside: Tensor
    first: Tensor
    last: Tensor


class Reader(nn.Module):
    """Relevance (logit, one a row) and, for each token, logits of being the answer's first and last."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        hidden = bert.config.hidden_size
        self.dense = nn.Linear(hidden, hidden)
        self.relevance = nn.Linear(hidden, 1)
        self.place = nn.Linear(hidden, 2)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        states = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return self._heads(states, encoder.mean_over_tokens(states, attention_mask))

    def read(self, texts: Texts) -> tuple[Tensor, Tensor]:
        """The same in float32, of texts one after the other: shapes (texts,) and (tokens, 2)."""
        states = encoder.states(self.bert, texts)
        with encoder.mixed_precision():
            relevance, place = self._heads(states, encoder.means(states, texts))
        return relevance.float(), place.float()

    def _heads(self, states: Tensor, means: Tensor) -> tuple[Tensor, Tensor]:
        return self.relevance(torch.tanh(self.dense(means)))[:, 0], self.place(states)


def from_encoder(folder: Path, layers: int) -> Reader:
    """The first `layers` of the encoder, the lowest of them frozen, and fresh heads."""
    torch.manual_seed(0)
    bert = encoder.load_model(folder, recipe.DROPOUT)
    bert.encoder.layer = bert.encoder.layer[:layers]
    bert.config.num_hidden_layers = layers
    encoder.freeze(bert, recipe.FROZEN_LAYERS)
    return Reader(bert).to(encoder.device())


def save(reader: Reader, folder: Path) -> None:
    encoder.save_model(reader.bert, folder)
    heads = {name: w.contiguous() for name, w in reader.state_dict().items() if not name.startswith("bert.")}
    save_file(heads, folder / WEIGHTS)


def load(folder: Path) -> Reader:
    reader = Reader(encoder.load_model(folder))
    reader.load_state_dict(load_file(folder / WEIGHTS), strict=False)
    return reader.to(encoder.device()).eval()


def batch(tokenizer: Tokenizer, readings: Sequence[Reading]) -> Batch:
    """A longer passage than the reader has positions for loses its end."""
    rows = [_row(tokenizer, reading) for reading in readings]
    texts = Texts.of([ids for ids, *_ in rows])
    owners, places = texts.owners(), texts.places()
    begins, ends = torch.tensor([inside for _, inside, _ in rows]).T
    spans = torch.tensor([span or (-1, -1) for *_, span in rows])
    inside = (places >= begins[owners]) & (places < ends[owners])
    return Batch(texts, inside, spans[:, 0], spans[:, 1])


def _row(tokenizer: Tokenizer, reading: Reading) -> tuple[list[int], tuple[int, int], tuple[int, int] | None]:
    """Ids, the range of the passage's tokens, and the answer's first and last token."""
    encoding = tokenizer.encode(reading.question, reading.passage)
    ids, sides = encoding.ids, encoding.sequence_ids
    begin = sides.index(1) if 1 in sides else len(ids) - 1
    end = len(ids) - 1
    if len(ids) > recipe.MAX_TOKENS:
        ids = [*ids[: recipe.MAX_TOKENS - 1], ids[-1]]
        end = recipe.MAX_TOKENS - 1
    span = None
    if reading.span is not None:
        start, stop = reading.span
        held = [
            place
            for place, (first, last) in enumerate(encoding.offsets[begin:end], begin)
            if first < stop and last > start
        ]
        if held:
            span = held[0], held[-1]
    return ids, (begin, end), span

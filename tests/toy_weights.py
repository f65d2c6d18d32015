"""A small encoder and reader of the shipped kinds: random weights, words and letters, 64 positions."""

from pathlib import Path

import numpy as np

from index.models import manifest
from index.models.prompts import Prompts

MAX_TOKENS = 64
DIMENSIONS = 8
WORDS = ["le", "ministere", "attribue", "deux", "milliards", "budget", "contrat", "francais"]


def write_toy_weights(folder: Path) -> None:
    size = write_tokenizer(folder / manifest.TOKENIZER)
    write_graph(folder / manifest.GRAPH, size)
    manifest.write(folder, "jouet", MAX_TOKENS, DIMENSIONS, Prompts())


def write_toy_reader(folder: Path) -> None:
    size = write_tokenizer(folder / manifest.TOKENIZER)
    write_graph(folder / manifest.GRAPH, size, reads=True)
    manifest.write(folder, "lecteur jouet", MAX_TOKENS, 0, Prompts())


def write_tokenizer(file: Path) -> int:
    """Lowercase WordPiece without accents; returns the size of the vocabulary."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS, *letters, *(f"##{letter}" for letter in letters)]
    vocabulary = {token: number for number, token in enumerate(dict.fromkeys(tokens))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.save(str(file))
    return len(vocabulary)


def write_graph(file: Path, vocabulary: int, *, reads: bool = False) -> None:
    """Embeddings of tokens and positions, one dense layer, then what is asked of it; inputs as exported.

    An encoder's is the masked mean at unit length; a reader's a number a row and two numbers a token.
    """
    from index.models.openvino_graph import import_openvino

    ov = import_openvino()
    op = ov.opset13
    random = np.random.default_rng(1)

    def weights(*shape: int) -> np.ndarray:
        return random.standard_normal(shape).astype(np.float32)

    ids = op.parameter([-1, -1], np.int64, "input_ids")
    mask = op.parameter([-1, -1], np.int64, "attention_mask")
    zero, one = op.constant(np.int64(0)), op.constant(np.int64(1))
    width = op.gather(op.shape_of(ids), one, zero)
    positions = op.gather(
        op.constant(weights(MAX_TOKENS, DIMENSIONS)), op.range(zero, width, one, "i64"), zero
    )
    states = op.add(op.gather(op.constant(weights(vocabulary, DIMENSIONS)), ids, zero), positions)
    states = op.tanh(op.matmul(states, op.constant(weights(DIMENSIONS, DIMENSIONS)), False, False))
    kept = op.unsqueeze(op.convert(mask, "f32"), op.constant(np.int64(2)))
    total = op.reduce_sum(op.multiply(states, kept), op.constant([1]), False)
    mean = op.divide(total, op.reduce_sum(kept, op.constant([1]), False))
    if reads:
        relevance = op.squeeze(
            op.matmul(mean, op.constant(weights(DIMENSIONS, 1)), False, False), op.constant([1])
        )
        outputs = [relevance, op.matmul(states, op.constant(weights(DIMENSIONS, 2)), False, False)]
    else:
        outputs = [op.normalize_l2(mean, op.constant([1]), 1e-12, "max")]
    model = ov.Model(outputs, [ids, mask], "toy")
    for parameter, name in ((ids, "input_ids"), (mask, "attention_mask")):
        parameter.output(0).get_tensor().set_names({name})
    ov.save_model(model, file, compress_to_fp16=False)

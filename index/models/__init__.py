"""Which encoders are there? One file each, one line in the registry.

Nothing heavy is imported before a text is encoded.
"""

from index.models.registry import find_encoder, load_encoder, load_reader

__all__ = ["find_encoder", "load_encoder", "load_reader"]

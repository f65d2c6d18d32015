"""How the index follows the files: what changed since last time, and how it becomes visible.

Not for reading files (`ingest`) nor for searching. Every function takes the writer lock. `index.sync.follow`
is imported by its name: what it follows folders with takes a quarter of a second to load.
"""

from index.sync.beside import change_encoder
from index.sync.changes import add_bytes, create, delete_document, rebuild
from index.sync.synchronise import synchronise

__all__ = ["add_bytes", "change_encoder", "create", "delete_document", "rebuild", "synchronise"]

"""Where everything of one index lies under its data folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DataFolder:
    path: Path

    @property
    def database(self) -> Path:
        """The only truth."""
        return self.path / "sourcier.sqlite"

    @property
    def originals(self) -> Path:
        """Original bytes of every document, named by their SHA-256."""
        return self.path / "originals"

    @property
    def lexical(self) -> Path:
        """Derived: one folder per published generation."""
        return self.path / "lexical"

    @property
    def lock(self) -> Path:
        return self.path / "writer.lock"

    @property
    def writer(self) -> Path:
        """Process number of the writer, meaningful only while the lock is held."""
        return self.path / "writer.pid"

    def create(self) -> None:
        for folder in (self.path, self.originals, self.lexical):
            folder.mkdir(parents=True, exist_ok=True)

"""What a model wants to read before a question and before a passage."""

import json
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Prompts:
    query: str = ""
    passage: str = ""

    @property
    def identity(self) -> str:
        """A part of an encoder's: vectors made with other prompts cannot be compared."""
        return f"{self.query!r}+{self.passage!r}"


# Families whose folders do not name their prompts, as their model cards ask; the first that matches the name
# counts.
_FAMILIES = (
    (
        re.compile(r"e5-.*instruct"),
        Prompts(query="Instruct: Given a question, retrieve passages that answer it\nQuery: "),
    ),
    (re.compile(r"(^|[/_-])e5-"), Prompts(query="query: ", passage="passage: ")),
    (re.compile(r"solon-embeddings"), Prompts(query="query : ")),
    (
        re.compile(r"bge-(small|base|large)-en"),
        Prompts(query="Represent this sentence for searching relevant passages: "),
    ),
)


def find_prompts(name: str, folder: Path) -> Prompts:
    """The prompts in `config_sentence_transformers.json`, else those of the model's family, else none."""
    configured = _configured(folder / "config_sentence_transformers.json")
    query = configured.get("query", "")
    passage = configured.get("passage") or configured.get("document", "")
    if query or passage:
        return Prompts(query, passage)
    for pattern, prompts in _FAMILIES:
        if pattern.search(name.lower()):
            return prompts
    return Prompts()


def _configured(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    prompts = json.loads(file.read_bytes()).get("prompts") or {}
    return {key: value for key, value in prompts.items() if isinstance(value, str)}

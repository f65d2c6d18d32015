"""What the shipped weights are: their name, what they read, and the hash of every file."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import EncoderNotFoundError
from index.hashing import file_sha256
from index.models.prompts import Prompts

MANIFEST = "manifest.json"
GRAPH, CONSTANTS, TOKENIZER = "model.xml", "model.bin", "tokenizer.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    name: str
    max_tokens: int
    """Tokens the graph has positions for, those around a text included."""
    dimensions: int
    prompts: Prompts
    sha256: dict[str, str]
    """Hexadecimal SHA-256 by file name."""

    @property
    def digest(self) -> str:
        """Tells two sets of weights apart, as `weights.digest` does for other models."""
        files = "\n".join(f"{name} {value}" for name, value in sorted(self.sha256.items()))
        return hashlib.blake2b(files.encode(), digest_size=8).hexdigest()


def is_quantised(folder: Path) -> bool:
    """Whether `folder` holds weights of this kind, be they damaged: those are named, not passed over."""
    return (folder / MANIFEST).is_file()


def read(folder: Path) -> Manifest:
    """Raises EncoderNotFoundError when the manifest is missing or says something else than it should."""
    file = folder / MANIFEST
    try:
        content = json.loads(file.read_bytes())
        manifest = Manifest(
            name=str(content["name"]),
            max_tokens=int(content["max_tokens"]),
            dimensions=int(content["dimensions"]),
            prompts=Prompts(str(content["prompts"]["query"]), str(content["prompts"]["passage"])),
            sha256={str(name): str(value) for name, value in content["sha256"].items()},
        )
    except OSError as error:
        raise EncoderNotFoundError(folder.name, f"le fichier « {file} » est absent ou illisible") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EncoderNotFoundError(
            folder.name, f"le fichier « {file} » ne décrit pas des poids ({error!r})"
        ) from error
    for name in (GRAPH, CONSTANTS, TOKENIZER):
        if name not in manifest.sha256:
            raise EncoderNotFoundError(manifest.name, f"« {file} » ne donne pas l'empreinte de « {name} »")
    return manifest


def check(folder: Path, manifest: Manifest) -> None:
    """Compare every file with its hash, once per process: 0.03 s for the 46 MB of the shipped encoder.

    Raises EncoderNotFoundError naming the file and the hash it should have.
    """
    for name, expected in manifest.sha256.items():
        file = folder / name
        try:
            found = file_sha256(file)
        except OSError as error:
            raise EncoderNotFoundError(
                manifest.name, f"le fichier « {file} » est absent ou illisible (SHA-256 attendu : {expected})"
            ) from error
        if found != expected:
            raise EncoderNotFoundError(
                manifest.name,
                f"le fichier « {file} » est altéré (SHA-256 attendu : {expected} ; trouvé : {found})",
            )


def write(folder: Path, name: str, max_tokens: int, dimensions: int, prompts: Prompts) -> None:
    """Describe the graph, constants and tokenizer that lie in `folder`."""
    sha256 = {file: file_sha256(folder / file) for file in (GRAPH, CONSTANTS, TOKENIZER)}
    content = {
        "name": name,
        "max_tokens": max_tokens,
        "dimensions": dimensions,
        "prompts": asdict(prompts),
        "sha256": sha256,
    }
    (folder / MANIFEST).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

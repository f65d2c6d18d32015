"""Where the weights lie, and what tells two sets of weights apart."""

import os
from pathlib import Path

from index.errors import EncoderNotFoundError
from index.hashing import files_digest

SHIPPED = Path(__file__).parent / "weights"
"""Package data: Sourcier's own encoder."""
READER = SHIPPED / "reader"
"""And its reader."""

_CONFIGURATION = "config.json"
# Files that decide what vector a text gets; the README of a model does not.
_DECISIVE = (".safetensors", ".bin", ".json", ".txt", ".model")


def find_weights(name: str) -> Path:
    """The local folder of the model `name`, downloaded first when it is a model name not seen before."""
    if Path(name).is_dir():
        return _checked(Path(name).resolve(), name)
    if name.startswith(("/", ".", "~")) or name.count("/") > 1:
        raise EncoderNotFoundError(name, "ce dossier n'existe pas")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (
        HfHubHTTPError,
        HFValidationError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
    )

    repository = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return _checked(Path(snapshot_download(repository, local_files_only=True)), name)
    except HFValidationError as error:
        raise EncoderNotFoundError(name, "ce n'est ni un dossier ni un nom de modèle") from error
    except LocalEntryNotFoundError:
        pass
    try:
        return _checked(
            Path(
                snapshot_download(repository, allow_patterns=["*.json", "*.txt", "*.model", "*.safetensors"])
            ),
            name,
        )
    except (HfHubHTTPError, LocalEntryNotFoundError, OfflineModeIsEnabled, OSError) as error:
        raise EncoderNotFoundError(
            name, "ce n'est pas un dossier, et ce modèle n'a pas pu être téléchargé"
        ) from error


def forbid_network() -> None:
    """Weights are on disk once they are found: nothing that loads them may look elsewhere.

    Takes effect in Hugging Face libraries imported afterwards.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["TRANSFORMERS_NO_ADVISORY_WARNINGS"] = "1"


def digest(folder: Path) -> str:
    """Hexadecimal hash of the files that decide a vector, names included."""
    files = sorted(
        file
        for file in folder.rglob("*")
        if file.suffix in _DECISIVE
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )
    return files_digest(folder, files, size=8).hex()


def _checked(folder: Path, name: str) -> Path:
    if not (folder / _CONFIGURATION).is_file():
        raise EncoderNotFoundError(name, f"« {folder} » ne contient pas de fichier « {_CONFIGURATION} »")
    if not any(folder.glob("*.safetensors")) and not any(folder.glob("*.bin")):
        raise EncoderNotFoundError(name, f"« {folder} » ne contient pas de poids (« model.safetensors »)")
    return folder

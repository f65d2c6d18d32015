"""What is wrong with a request's fields, in French sentences naming the field and its value."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError

from service.http.requests import CURSOR_PATTERN, DATE_PATTERN, SHA256_PATTERN
from service.typography import shortened, typeset

_REASONS = {
    "missing": "il manque",
    "string_type": "il faut une chaîne de caractères",
    "string_too_short": "il est vide",
    "string_too_long": "il dépasse la limite de {max_length} caractères",
    "string_unicode": "il contient des caractères qui ne sont pas de l'Unicode valide",
    "int_type": "il faut un nombre entier",
    "int_parsing": "il faut un nombre entier",
    "int_parsing_size": "ce nombre est trop grand",
    "int_from_float": "il faut un nombre entier",
    "bool_type": "il faut true ou false",
    "list_type": "il faut une liste",
    "too_long": "il compte plus de {max_length} éléments",
    "greater_than_equal": "il doit valoir au moins {ge}",
    "less_than_equal": "il doit valoir au plus {le}",
    "model_attributes_type": "il faut un objet JSON",
    "model_type": "il faut un objet JSON",
    "dict_type": "il faut un objet JSON",
}

_FORMS = {
    DATE_PATTERN: "il faut une date de la forme AAAA, AAAA-MM ou AAAA-MM-JJ",
    CURSOR_PATTERN: "il faut la valeur « next » de la page précédente",
    SHA256_PATTERN: "il faut 64 chiffres hexadécimaux",
}
"""What a field that must follow a pattern looks like."""


def explain(error: RequestValidationError, content_type: str) -> tuple[int, str, list[dict[str, str]]]:
    """The status, one French sentence, and each field with its reason."""
    found: Sequence[Mapping[str, Any]] = error.errors()
    first = found[0]
    if first["type"] == "json_invalid":
        return 400, f"Le corps de la requête n'est pas du JSON valide (caractère {first['loc'][-1]}).", []
    if first["loc"] == ("body",):
        if first["type"] == "missing":
            return 422, "La requête n'a pas de corps : il faut un objet JSON.", []
        if isinstance(first.get("input"), bytes):
            given = f"« {content_type} »" if content_type else "un corps sans type"
            return 415, f"Il faut un corps de type application/json, et non {given}.", []
        return 422, "Le corps de la requête doit être un objet JSON.", []
    fields = [{"field": _name(each["loc"]), "message": typeset(_sentence(each))} for each in found]
    return 422, " ".join(_sentence(each) for each in found), fields


def _sentence(error: Mapping[str, Any]) -> str:
    name, reason = _name(error["loc"]), _reason(error)
    if error["type"] == "missing":
        return f"Le champ « {name} » manque."
    if error["type"] == "extra_forbidden":
        return f"Le champ « {name} » n'existe pas."
    if error["loc"][0] == "path":
        return f"L'adresse ne peut contenir {_shown(error.get('input'))} : {reason}."
    return f"Le champ « {name} » ne peut valoir {_shown(error.get('input'))} : {reason}."


def _reason(error: Mapping[str, Any]) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    if error["type"] == "string_pattern_mismatch":
        return _FORMS[error["ctx"]["pattern"]]
    return _REASONS.get(error["type"], "cette valeur n'est pas admise").format(**error.get("ctx", {}))


def _name(location: Sequence[str | int]) -> str:
    """`filters.sources[2]` for ("body", "filters", "sources", 2); of a field made up, as much as is shown."""
    name = ""
    for part in location[1:]:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return shortened(name)


def _shown(value: object) -> str:
    """The value as JSON, cut when long."""
    return shortened(json.dumps(value, ensure_ascii=False, default=str))

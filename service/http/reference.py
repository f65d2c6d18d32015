"""The page at `/docs`: the OpenAPI description in French, without any script or outside file."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

_HEAD = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sourcier · Interface HTTP</title>
<link rel="icon" href="static/sourcier.svg" type="image/svg+xml">
<link rel="stylesheet" href="static/base.css">
<link rel="stylesheet" href="static/reference.css">
</head>
<body class="reference">
<main>
<h1>Interface HTTP de Sourcier</h1>
<p>Tout est en JSON (UTF-8)\u00a0; les erreurs suivent la norme RFC 9457 et leur champ
<code>detail</code> est une phrase en français. La description complète, lisible par un programme,
est <a href="openapi.json">openapi.json</a>.</p>
"""


def reference(openapi: Mapping[str, Any]) -> str:
    """An HTML page: each address with its parameters, body and answer."""
    schemas = openapi.get("components", {}).get("schemas", {})
    sections = "".join(
        _operation(method, path, operation, schemas)
        for path, methods in openapi["paths"].items()
        for method, operation in methods.items()
    )
    return f"{_HEAD}{sections}</main>\n</body>\n</html>\n"


def _operation(method: str, path: str, operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    parts = [
        f"<section>\n<h2><code>{method.upper()} {escape(path)}</code></h2>\n",
        f"<p>{escape(operation['summary'])}.</p>\n",
    ]
    rows = [
        (p["name"], _type(p["schema"]), "oui" if p.get("required") else "non")
        for p in operation.get("parameters", [])
    ]
    if rows:
        parts.append(_table("Paramètres", ("nom", "type", "obligatoire"), rows))
    for media_type, body in operation.get("requestBody", {}).get("content", {}).items():
        parts.append(_body(f"Corps ({media_type})", body["schema"], schemas))
    for status, response in operation["responses"].items():
        for body in response.get("content", {}).values():
            if status.startswith("2") and body.get("schema"):
                parts.append(_body(f"Réponse ({status})", body["schema"], schemas))
    return "".join(parts) + "</section>\n"


def _body(title: str, schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    return _table(title, ("champ", "type", "obligatoire"), list(_fields(schema, schemas, "")))


def _fields(
    schema: Mapping[str, Any], schemas: Mapping[str, Any], prefix: str
) -> Iterator[tuple[str, str, str]]:
    """Fields of an object, nested ones as `filters.sources` and `citations[].id`."""
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    schema = schemas[name] if name else schema
    required = schema.get("required", ())
    for field, value in schema.get("properties", {}).items():
        yield prefix + field, _type(value), "oui" if field in required else "non"
        inner: Mapping[str, Any] = next(
            (one for one in value.get("anyOf", [value]) if one.get("type") != "null"), {}
        )
        nested = inner.get("items", inner)
        if "$ref" in nested:
            yield from _fields(nested, schemas, f"{prefix}{field}{'[]' if 'items' in inner else ''}.")


_NAMES = {
    "string": "texte",
    "integer": "entier",
    "number": "nombre",
    "boolean": "vrai ou faux",
    "object": "objet",
    "null": "null",
}


def _type(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return " ou ".join(_type(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " ou ".join(json.dumps(value) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"liste ({_type(schema['items'])})"
    bounds = [
        f"{sign} {schema[key]:.0f}"
        for key, sign in (("minimum", "≥"), ("maximum", "≤"), ("maxLength", "longueur ≤"))
        if key in schema
    ]
    return ", ".join([_NAMES.get(schema.get("type", "object"), "objet"), *bounds])


def _table(title: str, heads: tuple[str, ...], rows: list[tuple[str, str, str]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(kind)}</td><td>{required}</td></tr>\n"
        for name, kind, required in rows
    )
    return (
        f"<table>\n<caption>{escape(title)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}</tbody>\n</table>\n"
    )

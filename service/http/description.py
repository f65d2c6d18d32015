"""The OpenAPI description, with what the framework would say in English or get wrong put right."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI

from service.http.problems import MEDIA_TYPE
from service.http.responses import Problem
from service.typography import typeset

PROBLEM: dict[int | str, dict[str, Any]] = {"default": {"model": Problem, "description": "Erreur (RFC 9457)"}}
"""Declared for every address."""


def describe(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What the application's `openapi` should be: errors under their own media type, French throughout."""
    described = app.openapi

    def openapi() -> dict[str, Any]:
        description = described()
        for methods in description["paths"].values():
            for operation in methods.values():
                operation["summary"] = typeset(operation["summary"])
                for status, response in operation["responses"].items():
                    if status != "default":
                        response["description"] = "Réponse"
                    elif "application/json" in response["content"]:
                        response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
        return description

    return openapi

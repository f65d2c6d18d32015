"""Turns hits into an answer: pure functions, without store, model or clock."""

from service.answering.answer import answer
from service.answering.verification import verify

__all__ = ["answer", "verify"]

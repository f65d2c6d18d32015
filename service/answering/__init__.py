"""Turns hits into an answer: pure functions, without store, model or clock."""

from service.answering.answer import answer
from service.answering.question import interpret

__all__ = ["answer", "interpret"]

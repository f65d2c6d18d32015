"""argparse in French.

argparse takes its sentences from its module's `_` and `ngettext` (gettext), which would need a
compiled catalogue and a French locale on the machine; our own catalogue is put in their place.
"""

import argparse
import re
import sys
from typing import Any, NoReturn

from service.typography import typeset

_SENTENCES = {
    "usage: ": "usage : ",
    "positional arguments": "arguments",
    "options": "options",
    "optional arguments": "options",
    "show this help message and exit": "afficher cette aide et quitter",
    "%(prog)s: error: %(message)s\n": "%(prog)s : erreur : %(message)s\n",
    "argument %(argument_name)s: %(message)s": "argument %(argument_name)s : %(message)s",
    "the following arguments are required: %s": "il manque : %s",
    "unrecognized arguments: %s": "arguments inconnus : %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "choix inconnu %(value)r (au choix : %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "choix inconnu %(value)r, peut-être %(closest)r (au choix : %(choices)s)"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "commande inconnue %(parser_name)r (au choix : %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "valeur incorrecte : %(value)r",
    "expected one argument": "il faut une valeur",
    "expected at most one argument": "il faut une valeur au plus",
    "expected at least one argument": "il faut au moins une valeur",
    "expected %s argument": "il faut %s valeur",
    "expected %s arguments": "il faut %s valeurs",
    "ignored explicit argument %r": "cette option ne prend pas de valeur (reçu : %r)",
    "ambiguous option: %(option)s could match %(matches)s": (
        "option ambiguë : %(option)s peut être %(matches)s"
    ),
    "not allowed with argument %s": "incompatible avec l'argument %s",
    "one of the arguments %s is required": "il faut l'un des arguments %s",
}


def speak_french() -> None:
    """Put our catalogue in argparse's place, for this process."""
    argparse._ = _translate  # type: ignore[attr-defined]
    argparse.ngettext = _translate_count  # type: ignore[attr-defined]


def _translate(sentence: str) -> str:
    return _SENTENCES.get(sentence, sentence)


def _translate_count(singular: str, plural: str, count: int) -> str:
    return _translate(singular if count < 2 else plural)


class FrenchParser(argparse.ArgumentParser):
    """Takes no abbreviated options: a later option must not change what a script means."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 (argparse's own signature)
        super().__init__(allow_abbrev=False, **settings)

    def format_usage(self) -> str:
        return typeset(super().format_usage())

    def format_help(self) -> str:
        # argparse writes the colon of a heading itself, without the space French wants before it.
        return typeset(re.sub(r"(?m)^(\w+):$", r"\1 :", super().format_help()))

    def error(self, message: str) -> NoReturn:
        """Usage, the error and where to find help; exit status 2."""
        self.print_usage(sys.stderr)
        # Python's repr quotes with apostrophes.
        message = re.sub(r"'([^']*)'", r"« \1 »", message)
        hint = f"Essayez « {self.prog} --help »."
        self.exit(2, typeset(f"{self.prog} : erreur : {message}.\n{hint}\n"))

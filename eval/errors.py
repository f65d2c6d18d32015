"""What can be wrong with what is evaluated, in sentences for the person who runs it."""


class EvalError(Exception):
    """Base of this package's errors; the message is one French sentence."""


class GoldError(EvalError):
    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}, ligne {line} : {problem}.")


class BeirError(EvalError):
    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path} : {problem}.")


class MissingSourceError(EvalError):
    def __init__(self, source: str) -> None:
        super().__init__(
            f"Le document « {source} », cité par le jeu de questions, n'est pas dans la base : "
            "indexez d'abord le dossier qui le contient (sourcier ingest)."
        )


class QuoteError(EvalError):
    def __init__(self, question: str, source: str, quote: str) -> None:
        super().__init__(f"Question {question} : extrait introuvable dans « {source} » : « {quote[:80]} ».")

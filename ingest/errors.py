"""Why a file could not be read, in sentences for the person who added it.

Each message is one French sentence without the file's name: the caller, who knows under which name the file
was found, puts it in front.
"""


class IngestError(Exception):
    """A source that cannot be read; the message is one French sentence."""


class SourceNotFoundError(IngestError):
    def __init__(self, path: object) -> None:
        super().__init__(f"« {path} » n'existe pas.")


class EmptyFileError(IngestError):
    def __init__(self) -> None:
        super().__init__("Le fichier est vide.")


class NoTextError(IngestError):
    def __init__(self) -> None:
        super().__init__("Le fichier ne contient aucun texte.")


class NothingToQuoteError(IngestError):
    def __init__(self) -> None:
        super().__init__(
            "Le fichier n'a rien à citer : il ne contient que des traits, des titres courants, des numéros "
            "de page ou une table des matières."
        )


class BinaryFileError(IngestError):
    def __init__(self) -> None:
        super().__init__("Le fichier contient des données binaires et non du texte.")


class UnsupportedTypeError(IngestError):
    """`what` names the type found, with its article: « une image PNG »."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Ce type de fichier n'est pas pris en charge : c'est {what}.")


class NotThisTypeError(IngestError):
    """The extension promises a binary format (`.docx`, `.pdf`) that the content is not."""

    def __init__(self, extension: str, expected: str) -> None:
        super().__init__(f"Le fichier porte l'extension « {extension} » mais n'est pas {expected}.")


class EncryptedError(IngestError):
    """`how` says what protects it, as the end of the sentence."""

    def __init__(self, how: str = "par un mot de passe") -> None:
        super().__init__(f"Le document est protégé {how}.")


class DamagedFileError(IngestError):
    """`what` names the type expected, with its article; `reason` says what failed, when known."""

    def __init__(self, what: str, reason: str = "") -> None:
        super().__init__(f"{what} est illisible, sans doute tronqué ou endommagé{reason and f' ({reason})'}.")


class DamagedPartError(DamagedFileError):
    """One member of a zipped document; `how` goes on after its name: « manque », « est abîmée »."""

    def __init__(self, what: str, name: str, how: str) -> None:
        # The file chose the name, and messages are shown in terminals too.
        shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name[:200])
        super().__init__(what, f"sa partie « {shown} » {how}")


class NestedTooDeepError(IngestError):
    """A message attached to a message attached to a message…, beyond `limit`."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"Il se trouve à plus de {limit} messages joints les uns aux autres.")


OCR_REMEDY = "installez les paquets tesseract-ocr et tesseract-ocr-fra, puis relancez l'ingestion"


class OcrMissingError(IngestError):
    """A scan or a photograph of text, met without what recognises characters.

    The same sentence for every file, so that such a failure can be told from those that only a change of the
    file can cure.
    """

    def __init__(self) -> None:
        super().__init__(f"C'est une image de texte (numérisation ou photo) : pour la lire, {OCR_REMEDY}.")


class NothingRecognisedError(IngestError):
    def __init__(self) -> None:
        super().__init__("C'est une image où la reconnaissance de caractères n'a trouvé aucun texte.")


OCR_TIME_REMEDY = (
    "remplacez le fichier par une numérisation plus nette ou par le document d'origine, puis relancez "
    "l'ingestion"
)


class OcrTimeLimitError(IngestError):
    def __init__(self) -> None:
        super().__init__(f"La reconnaissance des caractères a dépassé le temps permis : {OCR_TIME_REMEDY}.")


NOT_DRAWN_REMEDY = (
    "remplacez le fichier par une numérisation plus petite ou par le document d'origine, puis relancez "
    "l'ingestion"
)


class PictureNotDrawnError(IngestError):
    def __init__(self) -> None:
        super().__init__(f"C'est une image trop grande pour être dessinée, ou abîmée : {NOT_DRAWN_REMEDY}.")


class TooLargeError(IngestError):
    """`limit` and `found` are sizes in bytes."""

    def __init__(self, what: str, found: int, limit: int) -> None:
        super().__init__(
            f"{what} est trop volumineux : {found / 1e6:.0f} Mo pour une limite de {limit / 1e6:.0f} Mo."
        )


class TooLargeImageError(IngestError):
    """All in pixels."""

    def __init__(self, width: int, height: int, limit: int) -> None:
        super().__init__(
            f"L'image est trop grande : {width} × {height} pixels, pour une limite de "
            f"{limit / 1e6:.0f} millions de pixels."
        )


class TooManyCellsError(IngestError):
    """`what` names the file, with its article; `limit` is a number of cells."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(f"{what} compte trop de cellules : la limite est de {_grouped(limit)}.")


class NoSuchPageError(IngestError):
    def __init__(self, number: int, count: int) -> None:
        super().__init__(f"La page {number} n'existe pas : le document en compte {count}.")


class EndlessLineError(IngestError):
    """`length` and `limit` are in characters."""

    def __init__(self, length: int, limit: int) -> None:
        found = f"{length / 1e6:.1f}".replace(".", ",")
        super().__init__(
            f"Le texte tient sur une seule ligne de {found} millions de caractères, sans aucun paragraphe "
            f"(limite : {limit / 1e6:.0f} million)."
        )


class TooManyPagesError(IngestError):
    def __init__(self, found: int, limit: int) -> None:
        super().__init__(
            f"Le document compte {_grouped(found)} pages, pour une limite de {_grouped(limit)} : "
            "découpez-le en plusieurs fichiers."
        )


class TimeLimitError(IngestError):
    def __init__(self, seconds: int) -> None:
        super().__init__(f"La lecture du fichier a dépassé le temps permis ({seconds} s).")


class MemoryLimitError(IngestError):
    """`limit` is in bytes."""

    def __init__(self, limit: int) -> None:
        gigabytes = f"{limit / 1e9:.1f}".removesuffix(".0").replace(".", ",")
        super().__init__(f"La lecture du fichier a demandé plus de mémoire que permis ({gigabytes} Go).")


class ReaderCrashError(IngestError):
    """`end` says how the reading process ended: a signal, an exit status."""

    def __init__(self, end: str) -> None:
        super().__init__(f"La lecture du fichier a fait échouer le lecteur ({end}).")


class UnforeseenContentError(IngestError):
    """A reader met what its author did not foresee; the log keeps the trace."""

    def __init__(self) -> None:
        super().__init__("Le contenu du fichier n'a pas pu être analysé.")


class NoReaderProcessError(IngestError):
    """No file is to blame: the machine refuses a process, or the installation is broken."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Le processus qui lit les fichiers ne démarre pas ({reason}).")


def _grouped(number: int) -> str:
    """« 10 000 »."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")

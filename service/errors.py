"""What can go wrong around the answers, in sentences for the person who asked or who runs the service."""

from service.typography import shortened


class ServiceError(Exception):
    """Base of this package's errors; the message is one French sentence."""


class SettingsError(ServiceError):
    """A setting that cannot be used as given."""


class AddressError(ServiceError):
    """The address asked for cannot be listened on."""


class UnknownDocumentError(ServiceError):
    def __init__(self, document_id: str) -> None:
        super().__init__(f"Aucun document ne porte l'identifiant « {shortened(document_id)} ».")


class UnknownJobError(ServiceError):
    def __init__(self, job_id: str) -> None:
        super().__init__(f"Aucun ajout de documents ne porte l'identifiant « {shortened(job_id)} ».")


class UnknownPageError(ServiceError):
    """The document has no such page, or no pages at all."""


class EmptyRangeError(ServiceError):
    """`start` and `end` are those of a range of a document's characters."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(f"Le passage à marquer est vide : end ({end}) doit dépasser start ({start}).")


class UndrawablePageError(ServiceError):
    """`reason` is the sentence that says why no picture of the page can be had."""

    def __init__(self, number: int, title: str, reason: str) -> None:
        super().__init__(
            f"La page {number} de « {title} » ne peut pas être montrée en image. {reason} "
            "Le texte du document reste consultable."
        )


class UnusableUploadError(ServiceError):
    """An uploaded file that cannot be taken at all: without a name, say."""


class UnusableQuestionError(ServiceError):
    """`length` and `limit` are in characters."""

    def __init__(self, length: int, limit: int) -> None:
        if length:
            super().__init__(f"La question compte {length} caractères ; la limite est de {limit}.")
        else:
            super().__init__("La question est vide.")

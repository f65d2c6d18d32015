"""What can go wrong around the answers, in sentences for the person who asked or who runs the service."""


class ServiceError(Exception):
    """Base of this package's errors; the message is one French sentence."""


class SettingsError(ServiceError):
    """A setting that cannot be used as given."""


class AddressError(ServiceError):
    """The address asked for cannot be listened on."""


class UnknownDocument(ServiceError):
    def __init__(self, document_id: str) -> None:
        super().__init__(f"Aucun document ne porte l'identifiant « {document_id} ».")


class UnknownJob(ServiceError):
    def __init__(self, job_id: str) -> None:
        super().__init__(f"Aucun ajout de documents ne porte l'identifiant « {job_id} ».")


class UnknownPage(ServiceError):
    """The document has no such page, or no pages at all."""


class UnusableUpload(ServiceError):
    """An uploaded file that cannot be taken at all: without a name, say."""

"""What can go wrong with the stored index, in sentences for the person who runs it."""

from pathlib import Path


class StoreError(Exception):
    """Base of this package's errors; the message is one French sentence."""


class NoIndexError(StoreError):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"« {folder} » ne contient pas d'index : lancez d'abord « sourcier ingest ».")


class AnotherWriterError(StoreError):
    def __init__(self, folder: Path, pid: str) -> None:
        super().__init__(
            f"Un autre processus (n° {pid}) modifie déjà l'index de « {folder} » : "
            "attendez qu'il ait terminé."
        )


class BusyDatabaseError(StoreError):
    def __init__(self, database: Path) -> None:
        super().__init__(f"La base « {database} » est restée occupée par un autre processus : réessayez.")


class DamagedDatabaseError(StoreError):
    def __init__(self, database: Path, reason: object) -> None:
        super().__init__(
            f"La base « {database} » est endommagée ({reason}) : "
            "rétablissez une sauvegarde dans un autre dossier avec « sourcier restore »."
        )


class UnusableDatabaseError(StoreError):
    """The database cannot be opened or written: rights, a full disk."""

    def __init__(self, database: Path, reason: object) -> None:
        super().__init__(f"La base « {database} » ne peut être ni ouverte ni modifiée ({reason}).")


class UnusableFolderError(StoreError):
    """Files of the index cannot be read or written: rights, a full disk."""

    def __init__(self, folder: Path, reason: object) -> None:
        super().__init__(f"Le dossier de données « {folder} » est inutilisable ({reason}).")


class NoTemporarySpaceError(StoreError):
    def __init__(self, reason: object) -> None:
        super().__init__(
            f"Les fichiers temporaires du système ne peuvent pas être écrits ({reason}) : "
            "libérez de la place, ou indiquez un autre dossier par la variable d'environnement SQLITE_TMPDIR."
        )


class NewerDatabaseError(StoreError):
    def __init__(self, database: Path, found: int, known: int) -> None:
        super().__init__(
            f"La base « {database} » vient d'une version plus récente de Sourcier "
            f"(format {found}, ici {known}) : mettez Sourcier à jour."
        )


class MissingVectorsError(StoreError):
    def __init__(self, identity: str, missing: int, known: tuple[str, ...]) -> None:
        made_with = " ; ".join(f"« {name} »" for name in known) or "aucun encodeur"
        super().__init__(
            f"Vecteurs manquants pour l'encodeur « {identity} » : {missing} "
            f"(l'index a été fait avec {made_with}). "
            "Relancez « sourcier ingest » ou « sourcier rebuild --encoder » avec cet encodeur."
        )


class EncoderOutputError(StoreError):
    def __init__(self, identity: str, reason: str) -> None:
        super().__init__(f"Le modèle « {identity} » a rendu des nombres inutilisables : {reason}.")


class MissingOriginalError(StoreError):
    def __init__(self, document_id: str, path: Path) -> None:
        super().__init__(
            f"Le fichier d'origine « {path} » du document « {document_id} » est absent ou illisible."
        )


class MissingSourceError(StoreError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"« {path} » n'existe pas ou n'est pas accessible : rien n'a été modifié.")


class NotAFolderError(StoreError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"« {path} » n'est pas un dossier : seuls des dossiers peuvent être suivis.")


class ManyRemovalsError(StoreError):
    """More documents would go than a person usually means; `limit` is a share of the collection."""

    def __init__(self, removed: int, total: int, collection: str, limit: float) -> None:
        super().__init__(
            f"Cette ingestion retirerait {removed} des {total} documents de la collection « {collection} », "
            f"plus de {limit * 100:.0f} % : rien n'a été modifié ; "
            "si les fichiers ont bien été supprimés, confirmez le retrait avec « --confirm »."
        )


class EmptyFolderError(StoreError):
    """A folder that brought documents holds no file any more: a share that is not mounted looks like that."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"« {folder} » ne contient plus aucun fichier, alors que des documents de la base en viennent : "
            "rien n'a été modifié ; si les fichiers ont bien été supprimés, confirmez le retrait avec "
            "« --confirm »."
        )


class BackupError(StoreError):
    """A backup that cannot be written or restored."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"Sauvegarde « {file} » : {reason}.")


class FolderNotEmptyError(StoreError):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"« {folder} » n'est pas vide : une sauvegarde se rétablit dans un dossier vide ou nouveau."
        )


class DamagedLexicalIndexError(StoreError):
    """The lexical index is absent, incomplete or unreadable; it can be rebuilt. `path` is None in memory."""

    def __init__(self, path: Path | None, reason: object) -> None:
        super().__init__(
            f"L'index lexical « {path or 'en mémoire'} » est absent ou endommagé ({reason}) : "
            "relancez « sourcier rebuild »."
        )


class LostEncoderError(StoreError):
    """The base answers with an encoder that is not where it was."""

    def __init__(self, identity: str, folder: Path | None) -> None:
        place = f"ne sont plus dans « {folder} »" if folder else "sont introuvables"
        super().__init__(
            f"La base répond avec le modèle « {identity} », dont les poids {place} : "
            "indiquez où ils sont avec « --encoder », ou encodez la base par le modèle de Sourcier "
            "avec « sourcier rebuild »."
        )


class EncoderNotFoundError(StoreError):
    """No usable weights under that name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"Le modèle « {name} » ne peut pas être chargé : {reason}.")

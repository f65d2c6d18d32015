"""What the operating system refused, in French: its own words follow the machine's language."""

import errno

_REASONS = {
    errno.ENOENT: "ce fichier ou son dossier n'existe pas",
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.EROFS: "accès refusé, le disque est en lecture seule",
    errno.EEXIST: "ce fichier existe déjà",
    errno.EISDIR: "c'est un dossier",
    errno.ENOTDIR: "un dossier du chemin est un fichier",
    errno.ENAMETOOLONG: "ce nom est trop long",
    errno.ELOOP: "ce lien tourne en rond",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le quota du disque est atteint",
    errno.EIO: "le disque a une défaillance",
    errno.EMFILE: "trop de fichiers sont ouverts",
}


def reason(error: OSError) -> str:
    """End of a French sentence, without the file's name or a full stop."""
    return _REASONS.get(error.errno or 0, f"erreur {error.errno} du système")

"""What is said when no answer was found."""

from service.typography import plural


def refusal(documents: int, *, asked: bool, filtered: bool, found: bool) -> str:
    """French sentence for the reader.

    `documents` are in the base; `asked` tells whether there was anything to search, `filtered` whether a
    filter left some documents out, `found` whether any passage could be compared with the question at all.
    """
    if documents == 0:
        return "La base ne contient encore aucun document : ajoutez-en pour pouvoir l'interroger."
    if not asked:
        return "Ce message ne contient pas de question : écrivez ce que vous cherchez dans les documents."
    if filtered:
        if not found:
            return "Aucun document ne correspond aux filtres choisis."
        return "Je n'ai pas trouvé de réponse dans les documents retenus par vos filtres."
    searched = plural(documents, "document consulté", "documents consultés")
    return f"Je n'ai pas trouvé de réponse dans les documents ({searched})."

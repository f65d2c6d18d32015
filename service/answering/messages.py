"""What is said when no answer was found."""

from collections.abc import Collection

from index.types import Filters
from service.typography import plural

_UNFILTERED = Filters()


def refusal(
    documents: int, collections: Collection[str], filters: Filters, *, asked: bool, found: bool
) -> str:
    """French sentence for the reader.

    `documents` are in the base, in these `collections`; `asked` tells whether there was anything to search,
    `found` whether any passage could be compared with the question at all.
    """
    if documents == 0:
        return "La base ne contient encore aucun document : ajoutez-en pour pouvoir l'interroger."
    if not asked:
        return "Ce message ne contient pas de question : écrivez ce que vous cherchez dans les documents."
    collection = filters.collection
    if collection is not None and collection not in collections:
        return f"La base n'a pas de collection « {collection} »."
    if collection is not None and filters == Filters(collection=collection):
        return f"Je n'ai pas trouvé de réponse dans la collection « {collection} »."
    if filters != _UNFILTERED:
        if not found:
            return "Aucun document ne correspond aux filtres choisis."
        return "Je n'ai pas trouvé de réponse dans les documents retenus par vos filtres."
    searched = plural(documents, "document consulté", "documents consultés")
    return f"Je n'ai pas trouvé de réponse dans les documents ({searched})."

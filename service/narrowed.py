"""What is said when a question put to one collection finds no answer there."""

from collections.abc import Collection

from index.types import Filters
from service.typography import typeset


def refusal_in_collection(filters: Filters, collections: Collection[str]) -> str | None:
    """French sentence that names the collection; None where what there is to say is not about it.

    `collections` are those that hold documents: a base without any is said to be empty, and where filters
    narrow the collection further it is they that are named.
    """
    if filters.collection is None or not collections:
        return None
    if filters.collection not in collections:
        return typeset(f"La base n'a pas de collection « {filters.collection} ».")
    if filters != Filters(collection=filters.collection):
        return None
    return typeset(f"Je n'ai pas trouvé de réponse dans la collection « {filters.collection} ».")

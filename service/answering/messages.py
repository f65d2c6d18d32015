"""What is said when no answer was found."""


def refusal(documents: int, filtered: bool) -> str:
    """French sentence for the reader; `documents` were searched, `filtered` when some were left out."""
    if documents == 0:
        if filtered:
            return "Aucun document ne correspond aux filtres choisis."
        return "La base ne contient encore aucun document : ajoutez-en pour pouvoir l'interroger."
    searched = "1 document consulté" if documents == 1 else f"{documents} documents consultés"
    return f"Je n'ai pas trouvé de réponse dans les documents ({searched})."

"""What does this question ask, in the words of the documents? Pure functions.

Not for finding passages (`index.searcher`) nor for judging them (`service.answering`).
"""

from service.understanding.understand import understand

__all__ = ["understand"]

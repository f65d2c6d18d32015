"""What do we answer, with which citations, to whom?

`answering/` is pure; the HTTP interface, the pages, the demo and the command line stand around it.
Knows nothing of gold sets or metrics.
"""

__version__ = "0.1.0"

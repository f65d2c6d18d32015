"""How is a file read without harm? In a process that may die of it.

Parsers are large, half of them written in C, and meet files made to break them: each file is read and cut,
and its pages are drawn, in a process of limited time and memory, without network, whose death costs that file
a named failure and the others nothing. Not for knowing formats (`ingest.readers`): only these processes
import those.

    pool       files in, readings out, several at once
    pages      files in, pictures of their pages out
    process    one reading process as its owner sees it: asked, watched, killed
    template   where reading processes come from, as their owner sees it
    child      what runs in the template and in its copies; confinement: what they may not do
    messages   what is said between owner and process
    task       what is done with a file to be read
    view       which page is to be drawn; drawing: how it is
"""

from ingest.workers.limits import Limits
from ingest.workers.pages import PagePool
from ingest.workers.pool import ReaderPool
from ingest.workers.view import PageView

__all__ = ["Limits", "PagePool", "PageView", "ReaderPool"]

"""Original pages drawn as pictures, in processes that a hostile page may kill."""

from concurrent.futures import Future
from operator import attrgetter

from ingest.workers.limits import Limits
from ingest.workers.pool import Pool
from ingest.workers.view import PageView

DRAW = "ingest.workers.drawing:draw"
# Somebody waits: a page of text takes a third of a second on two busy cores, and one that takes sixty times
# as long is not looked at.
_LIMITS = Limits(seconds=20, seconds_per_megabyte=0, seconds_per_scan=0)
# While one of them draws what takes long, the other serves the next reader.
_PROCESSES = 2


class PagePool(Pool[bytes]):
    """Pages in, pictures out; what a process has imported stays ready for the next page."""

    def __init__(self, task: str = DRAW, limits: Limits = _LIMITS) -> None:
        super().__init__(task, limits, _PROCESSES, attrgetter("picture"))

    def draw(self, data: bytes, view: PageView) -> Future[bytes]:
        """The PNG to come of a page of the file in `data`; its `result` raises IngestError."""
        return self.submit(data, view.encode())

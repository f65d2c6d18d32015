"""Documents received over HTTP, kept on disk until they are in the index."""

from service.jobs.queue import IngestionQueue

__all__ = ["IngestionQueue"]

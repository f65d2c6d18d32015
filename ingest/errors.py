"""Why a file could not be read, in sentences for the person who added it."""


class IngestError(Exception):
    """A source that cannot be read; the message is one French sentence."""

"""What can go wrong with the stored index, in sentences for the person who runs it."""


class StoreError(Exception):
    """Base of this package's errors; the message is one French sentence."""

"""`python -m tests.service.sourcier`: the command line as it is, with the fake encoder.

Tests that start many processes use it, so as not to load the real weights each time.
"""

import sys

import index.models
from tests.fakes import FakeEncoder

index.models.load_encoder = lambda name=None: FakeEncoder(name or "fake")
index.models.find_encoder = lambda identity, folder: FakeEncoder(identity)

if __name__ == "__main__":
    from service.cli import main

    sys.exit(main())

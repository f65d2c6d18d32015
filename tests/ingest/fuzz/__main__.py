"""Spoil the golden files of every binary format and read them: `make fuzz`.

    python -m tests.ingest.fuzz [MUTATIONS]

MUTATIONS a format, 2,000 unless given. Ends with status 1 where one was neither read soundly nor refused with
a reason; what readers did not foresee, and `ingest.readers.read` caught, is listed too.
"""

import sys
from collections import Counter

from tests.ingest.fuzz.campaign import KINDS, campaign, formats


def main(mutations: int = 2_000) -> int:
    broken = 0
    for media_type in formats():
        found = Counter[str]()
        for outcome in campaign(media_type, mutations):
            found[outcome.kind] += 1
            broken += outcome.is_broken
            if outcome.is_broken or outcome.kind == "unforeseen":
                print(f"{outcome.kind}: {outcome.source} seed {outcome.seed}: {outcome.detail}", flush=True)
        print(media_type, *(f"{kind} {found[kind]}" for kind in KINDS), sep=" | ", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

"""The owner of one reading process, for a test that kills it: says which process, then gives it work.

python -m tests.ingest.workers.owner DEED
"""

import sys

from ingest.workers import Limits, ReaderPool
from tests.ingest.workers.tasks import TASK


def main(deed: str) -> None:
    pool = ReaderPool(TASK, Limits(), processes=1)
    process = pool.submit(b"processus", "hostile.txt").result()
    work = pool.submit(deed.encode(), "hostile.txt")
    if deed == "processus":
        work.result()
    print(process.document.text, flush=True)
    sys.stdin.read()
    work.result()


if __name__ == "__main__":
    main(*sys.argv[1:])

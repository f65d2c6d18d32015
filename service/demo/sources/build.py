"""Rebuild the Word and PDF documents of the sample corpus.

`python -m service.demo.sources.build [FOLDER]` writes them into FOLDER, by default the corpus itself.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from service.demo.sources import markup, paged, word

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"

Writer = Callable[[markup.Manuscript], bytes]
DOCUMENTS: dict[str, Writer] = {
    "charte-teletravail-2025.docx": word.write,
    "guide-achats.pdf": paged.write,
    "plan-formation-2025.docx": word.write,
    "proces-verbal-ca-2025-03-27.docx": word.write,
    "rapport-annuel-2024.pdf": paged.write,
    "reglement-conges.docx": word.write,
}


def build(folder: Path) -> None:
    """Write every built document into `folder`; the same sources always give the same text and layout."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in DOCUMENTS.items():
        manuscript = markup.read((HERE / name).with_suffix(".md"))
        (folder / name).write_bytes(write(manuscript))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)

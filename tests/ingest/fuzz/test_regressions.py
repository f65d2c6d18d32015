"""Seeds that once ended in an exception no reader foresaw: each is now read, or refused for what is wrong.

The files are spoilt anew from their seed: a golden source that changes takes its seeds with it, and is to be
spoilt again (`make fuzz`) to find others.
"""

import pytest

from ingest.errors import DamagedFileError, IngestError
from ingest.readers import read
from tests.ingest.fuzz.campaign import SOURCES
from tests.ingest.fuzz.mutation import mutate
from tests.ingest.invariants import check_document

# By the source's name: what each seed's failure says, the part named first.
PACKED = {
    "compte-rendu.docx": {
        140: "« word/stylesWithEffects.xml » est abîmée",
        225: "« _rels/.rels » est abîmée",
        1962: "« word/styles.xml » est abîmée",
        166: "« customXml/_rels/item1.xml.rels » n'a pas la forme attendue",
        542: "« word/_rels/document.xml.rels » n'a pas la forme attendue",
        633: "« _rels/.rels » n'a pas la forme attendue",
        316: "« [Content_Types].xml » n'a pas la forme attendue",
        736: "« docProps/core.xml » n'a pas la forme attendue",
        948: "« docProps/core.xml » est déclarée d'un autre type que le sien",
        1489: "« [Content_Types].xml » n'a pas la forme attendue",
        1718: "« word/_rels/document.xml.rels » n'a pas la forme attendue",
        1793: "« word/_rels/document.xml.rels » n'a pas la forme attendue",
    },
    "manuel-du-fontainier.epub": {
        57: "« OEBPS/textes/chapitre 1.xhtml » n'est pas un chapitre",
        239: "« OEBPS/textes/chapitre 2.xhtml » n'est pas un chapitre",
    },
    "reseau-de-bus.pptx": {
        467: "« ppt/slideLayouts/_rels/slideLayout6.xml.rels » n'a pas la forme attendue",
        800: "« ppt/slides/slide2.xml » n'a pas la forme attendue",
        1654: "« ppt/_rels/presentation.xml.rels » n'a pas la forme attendue",
    },
}
# Dates that no calendar has, in what surrounds a text.
READ = {"jardins-familiaux.rtf": (248,), "travaux.eml": (5, 112)}


@pytest.mark.parametrize(
    ("name", "seed", "said"),
    [(name, seed, said) for name, seeds in PACKED.items() for seed, said in seeds.items()],
)
def test_the_damaged_part_is_named(name: str, seed: int, said: str) -> None:
    with pytest.raises(DamagedFileError) as raised:
        read(spoilt(name, seed), name)
    assert str(raised.value).endswith(f"(sa partie {said}).")


@pytest.mark.parametrize(("name", "seed"), [(name, seed) for name, seeds in READ.items() for seed in seeds])
def test_an_impossible_date_costs_the_date_only(name: str, seed: int) -> None:
    document, sound = read(spoilt(name, seed), name), read((SOURCES / name).read_bytes(), name)
    check_document(document)
    assert document.metadata.title == sound.metadata.title
    assert document.metadata.date != sound.metadata.date


@pytest.mark.parametrize("name", [*PACKED, *READ])
@pytest.mark.parametrize("seed", [289, 394, 431, 554, 726, 936, 1025, 1162, 1774, 1922, 1966])
def test_other_seeds_are_read_or_refused_for_a_reason(name: str, seed: int) -> None:
    message = refusal(name, seed)
    assert message is None or not message.startswith("Le fichier est illisible")


def refusal(name: str, seed: int) -> str | None:
    """Why the spoilt file is not read; None where it is, soundly."""
    try:
        check_document(read(spoilt(name, seed), name))
    except IngestError as error:
        return str(error)
    return None


def spoilt(name: str, seed: int) -> bytes:
    return mutate((SOURCES / name).read_bytes(), seed)

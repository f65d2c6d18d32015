"""Files made to harm who reads them, by name; none of them is copied from anywhere."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import docx
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

GOLDEN = Path(__file__).parent / "ingest" / "golden" / "sources"
PDF = (GOLDEN / "reglement-bibliotheque.pdf").read_bytes()
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def hostile_files() -> dict[str, bytes]:
    """None of them can be read."""
    return {
        "bombe.docx": zip_bomb(350_000_000),
        "chiffré.pdf": encrypted_pdf("secret"),
        "entités.docx": word(billion_laughs()),
        "faux.docx": b"Ceci est un texte, quoi qu'en dise son nom.",
        "faux.pdf": b"Un texte aussi, quoi qu'en dise son nom.",
        "poupées.zip": nested_archives(12),
        "tronqué.docx": (GOLDEN / "compte-rendu.docx").read_bytes()[:-400],
        "tronqué.pdf": PDF[: len(PDF) // 2],
        "vide.txt": b"",
    }


def zip_bomb(size: int) -> bytes:
    """A Word document of a few hundred kilobytes that unpacks to `size` bytes."""
    return word([b"<w:document xmlns:w='%s'>" % _WORD.encode(), *[b" " * 1_000_000] * (size // 1_000_000)])


def billion_laughs() -> list[bytes]:
    declared = "".join(f"<!ENTITY e{rank} '{f'&e{rank - 1};' * 10}'>" for rank in range(1, 10))
    return [document(f"<!DOCTYPE d [<!ENTITY e0 'ha'>{declared}]>", "&e9;")]


def external_entity(address: str) -> bytes:
    """A Word document whose text is what lies at `address`."""
    return word([document(f"<!DOCTYPE d [<!ENTITY lu SYSTEM '{address}'>]>", "Ci-joint : &lu;.")])


def document(prologue: str, text: str) -> bytes:
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return f"<?xml version='1.0'?>{prologue}<w:document xmlns:w='{_WORD}'>{body}</w:document>".encode()


def word(main: Iterable[bytes]) -> bytes:
    """A Word document whose main part is replaced."""
    template, packed = io.BytesIO(), io.BytesIO()
    docx.Document().save(template)
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != "word/document.xml":
                target.writestr(name, source.read(name))
        with target.open("word/document.xml", "w", force_zip64=True) as member:
            for part in main:
                member.write(part)
    return packed.getvalue()


def encrypted_pdf(password: str) -> bytes:
    writer, encrypted = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(PDF)))
    writer.encrypt(password, algorithm="AES-256")
    writer.write(encrypted)
    return encrypted.getvalue()


def endless_page(text: str) -> bytes:
    """A PDF of two pages that is read at once; the first, drawn, is a pattern of patterns of patterns."""
    writer, packed = PdfWriter(), io.BytesIO()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    pattern = _pattern(writer, b"0 0 9000 9000 re f", DictionaryObject())
    for _ in range(2):
        inner = DictionaryObject({NameObject("/Pattern"): DictionaryObject({NameObject("/P"): pattern})})
        pattern = _pattern(writer, b"/Pattern cs /P scn 0 0 9000 9000 re f", inner)
    for painted in (b"/Pattern cs /P scn 0 0 595 842 re f", b""):
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {
                NameObject("/Font"): DictionaryObject({NameObject("/F"): font}),
                NameObject("/Pattern"): DictionaryObject({NameObject("/P"): pattern}),
            }
        )
        content = DecodedStreamObject()
        content.set_data(b"BT /F 12 Tf 72 700 Td (%s) Tj ET " % text.encode("ascii") + painted)
        page[NameObject("/Contents")] = writer._add_object(content)
    writer.write(packed)
    return packed.getvalue()


def _pattern(writer: PdfWriter, content: bytes, resources: DictionaryObject) -> IndirectObject:
    """A tile larger than the page, laid at every point of it (ISO 32000-1, 8.7.3)."""
    tile = DecodedStreamObject()
    tile.set_data(content)
    tile.update(
        {
            NameObject("/Type"): NameObject("/Pattern"),
            **{NameObject(f"/{key}"): NumberObject(1) for key in ("PatternType", "PaintType", "TilingType")},
            NameObject("/BBox"): ArrayObject(map(NumberObject, (0, 0, 9_000, 9_000))),
            **{NameObject(f"/{key}"): NumberObject(1) for key in ("XStep", "YStep")},
            NameObject("/Resources"): resources,
        }
    )
    return writer._add_object(tile)


def huge_picture(side: int) -> bytes:
    """A PNG of a few hundred kilobytes with `side` × `side` half transparent pixels, four bytes each."""
    packed = io.BytesIO()
    Image.new("RGBA", (side, side), (0, 0, 0, 128)).save(packed, "PNG", compress_level=1)
    return packed.getvalue()


def nested_archives(depth: int) -> bytes:
    packed = b"au fond"
    for level in range(depth):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr(f"niveau-{level}.zip", packed)
        packed = outer.getvalue()
    return packed


def deep_html(depth: int) -> bytes:
    return f"<!doctype html><html><body>{'<div>' * depth}La réponse est au fond.".encode()


def page_with_addresses(address: str) -> bytes:
    """A page that, shown by a browser, would call `address` in every way there is."""
    return f"""<!doctype html>
<html><head><title>Page piégée</title><link rel="stylesheet" href="{address}/style.css">
<link rel="icon" href="{address}/icone"><script src="{address}/script.js"></script>
<meta http-equiv="refresh" content="0; url={address}/suite"><base href="{address}/"></head>
<body background="{address}/fond.png"><p>La cantine ferme à quatorze heures.</p>
<img src="{address}/image.png" srcset="{address}/grande.png 2x"><iframe src="{address}/cadre"></iframe>
<object data="{address}/objet"></object><video poster="{address}/affiche" src="{address}/film"></video>
<svg><image href="{address}/dessin.svg"/><use href="{address}/symbole#a"/></svg></body></html>
""".encode()

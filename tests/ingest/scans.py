"""Scans for the tests: pages printed by reportlab, drawn by PDFium and spoiled as a scanner would."""

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageFilter
from reportlab.lib.styles import ParagraphStyle

from ingest.errors import OcrMissingError
from ingest.readers.tesseract import Tesseract
from tests.ingest import pdfs

RESOLUTION = 200


def _is_installed() -> bool:
    try:
        Tesseract().close()
    except OcrMissingError:
        return False
    return True


needs_tesseract = pytest.mark.skipif(
    not _is_installed(), reason="tesseract-ocr and tesseract-ocr-fra (Debian) are not installed"
)


def pictures(data: bytes, degrees: float = 0.0, noise: float = 0.0) -> list[Image.Image]:
    """Each page of a PDF in grey, laid askew by so many degrees, a little blurred, with noise."""
    document = pdfium.PdfDocument(data)
    drawn = []
    for page in document:
        picture = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
        if noise:
            picture = picture.filter(ImageFilter.GaussianBlur(0.7))
            grain = np.random.default_rng(7).normal(0, noise, (picture.height, picture.width))
            picture = Image.fromarray((np.asarray(picture) + grain).clip(0, 255).astype("uint8"))
        drawn.append(picture)
    document.close()
    return drawn


def scanned(drawn: list[Image.Image]) -> bytes:
    """A PDF of these pictures and nothing else."""
    return _saved(drawn, "PDF", resolution=RESOLUTION)


def image(drawn: list[Image.Image], kind: str, resolution: int | None = RESOLUTION) -> bytes:
    """An image file; None declares no resolution."""
    return _saved(drawn, kind, **({} if resolution is None else {"dpi": (resolution, resolution)}))


def _saved(drawn: list[Image.Image], kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    if len(drawn) > 1:
        options |= {"save_all": True, "append_images": drawn[1:]}
    drawn[0].save(file, kind, **options)
    return file.getvalue()


def note() -> bytes:
    """One page: a title, a paragraph of several lines, a list."""
    return pdfs.build(
        [
            pdfs.title("Note sur les jardins partagés"),
            pdfs.paragraph(
                "La commune de Vauclair loue quarante parcelles aux habitants. Chaque parcelle mesure "
                "cinquante mètres carrés et coûte trente euros par an, payables avant le 31 mars. "
                "Les locataires entretiennent aussi les allées, le composteur et la haie qui longe le canal."
            ),
            pdfs.paragraph("Le règlement interdit :"),
            pdfs.paragraph("- les pesticides ;"),
            pdfs.paragraph("- les constructions en dur."),
        ]
    )


def line() -> Image.Image:
    """A strip of a page with a few words, which tesseract reads within a fraction of a second."""
    (picture,) = pictures(pdfs.build([pdfs.paragraph("Le composteur est ouvert.")]))
    return picture.crop((0, 0, picture.width, 300))


def small_print() -> Image.Image:
    """A page that takes tesseract far longer than HURRIED."""
    style = ParagraphStyle("Petits caractères", parent=pdfs.BODY, fontSize=5, leading=6)
    text = "La commune loue quarante parcelles aux habitants du quartier. " * 260
    (picture,) = pictures(pdfs.build([pdfs.paragraph(text, style)]))
    return picture


HURRIED = 2
"""Seconds of processor time for a page."""

QUOTE = "Chaque parcelle mesure cinquante mètres carrés et coûte trente euros par an"

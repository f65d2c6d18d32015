"""Text in a rectangle beside the running text."""

from reportlab.pdfgen.canvas import Canvas

from ingest.readers import read
from tests.ingest import pdfs
from tests.ingest.invariants import check_document

BESIDE = (
    "Le maire peut accorder une dérogation lorsque la",
    "situation des agents le justifie, après un avis du",
    "médecin de prévention. Elle vaut six mois pour un",
    "agent et un an pour un service, à partir du jour",
    "où elle est notifiée par écrit à tous les agents",
)
BELOW = ("concernés, et elle est renouvelable une fois après un nouvel avis du médecin de prévention.",)
LAST = "Les recours sont portés devant le conseil."


def frame(canvas: Canvas, top: float, bottom: float) -> None:
    for height in (top, bottom):
        canvas.line(360, height, 540, height)
    for side in (360, 540):
        canvas.line(side, bottom, side, top)


def texts(drawing: list[tuple[float, float, str]], frames: list[tuple[float, float]]) -> list[str]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for left, height, text in drawing:
            canvas.drawString(left, height, text)
        for top, bottom in frames:
            frame(canvas, top, bottom)

    document = read(pdfs.draw(draw), "a.pdf")
    check_document(document)
    return [" ".join(document.text[block.start : block.end].split()) for block in document.blocks]


def running(lines: tuple[str, ...], top: float) -> list[tuple[float, float, str]]:
    return [(72, top - 12 * row, line) for row, line in enumerate(lines)]


def test_a_frame_beside_a_paragraph_comes_after_it() -> None:
    drawing = [
        *running((*BESIDE, *BELOW), 700),
        (72, 610, LAST),
        (366, 688, "Contact : madame Lestrade,"),
        (366, 676, "poste 4512, bureau 12"),
    ]
    assert texts(drawing, [(702, 670)]) == [
        " ".join(BESIDE + BELOW),
        "Contact : madame Lestrade, poste 4512, bureau 12",
        LAST,
    ]


def test_frames_beside_one_paragraph_keep_their_order_however_little_they_hold() -> None:
    again = tuple(line.lower() for line in BESIDE)
    drawing = [*running(BESIDE + again + BELOW, 700), (366, 697, "Le premier"), (366, 634, "Le second")]
    assert texts(drawing, [(708, 660), (645, 610)])[1:] == ["Le premier", "Le second"]


def test_a_field_of_a_form_stays_beside_its_name() -> None:
    drawing = [(72, 700, "Nom de l'agent"), (366, 700, "Lestrade")]
    assert texts(drawing, [(712, 694)]) == ["Nom de l'agent Lestrade"]


def test_a_frame_beside_a_paragraph_that_goes_on_over_the_page_comes_before_it() -> None:
    drawing = [(72, 130, LAST), *running(BESIDE, 100), (366, 88, "Contact : madame Lestrade,")]
    assert texts(drawing, [(102, 70)]) == [LAST, "Contact : madame Lestrade,", " ".join(BESIDE)]

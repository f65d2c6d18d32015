"""E-mail messages, made by the standard library and then broken by hand."""

import base64
from email.message import EmailMessage, MIMEPart

import pytest
from PIL import Image

from ingest.chunk import passages
from ingest.errors import DamagedFileError, EncryptedError
from ingest.readers import read, tesseract
from ingest.types import Document, Unread, UnreadCause
from tests.ingest import pdfs, rtfs
from tests.ingest.invariants import check_document, check_passages
from tests.ingest.messages import message
from tests.ingest.scans import image, line, needs_tesseract, scanned
from tests.ingest.told import kinds

NOTE = rtfs.rtf(rtfs.heading("Objet", 1), rtfs.paragraph("Le budget est voté."), information=r"{\title Note}")
HEADER_ONLY = 4  # subject, sender, recipient, date


def opened(made: EmailMessage | bytes) -> Document:
    document = read(made if isinstance(made, bytes) else made.as_bytes(), "a.eml")
    check_document(document)
    check_passages(document)
    return document


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def test_header_then_body() -> None:
    made = message(
        "Bonjour,\n\nLe budget est voté.\n\n> Qu'en est-il ?\n> Merci.\n", Cc="Jean Roy <j@exemple.fr>"
    )
    document = opened(made)
    assert lines(document) == [
        "Réunion du comité",
        "De : Anne Dupré <anne.dupre@exemple.fr>",
        "À : comite@exemple.fr",
        "Copie : Jean Roy <j@exemple.fr>",
        "Date : 3 juin 2024, 09:12",
        "Bonjour,",
        "Le budget est voté.",
        "> Qu'en est-il ?",
        "> Merci.",
    ]
    assert document.blocks[0].kind.value == "title"
    metadata = document.metadata
    assert (metadata.title, metadata.date, metadata.authors) == (
        "Réunion du comité",
        "2024-06-03",
        ("Anne Dupré",),
    )


def test_the_plain_alternative_is_preferred() -> None:
    made = message("En texte.")
    made.add_alternative("<p>En HTML.</p>", subtype="html")
    assert lines(opened(made))[HEADER_ONLY:] == ["En texte."]


def test_a_blank_plain_alternative_gives_way_to_html() -> None:
    made = message(" \n")
    made.add_alternative(
        "<h1>Avis</h1><p>En <b>HTML</b>.</p><img src='http://exemple.fr/x.png'>", subtype="html"
    )
    assert lines(opened(made))[HEADER_ONLY:] == ["Avis", "En HTML."]


def test_attachments_are_read_under_their_name_with_exact_ranges() -> None:
    made = message("Voir la note.")
    made.add_attachment(NOTE, maintype="application", subtype="octet-stream", filename="note d'été.rtf")
    document = opened(made)
    assert kinds(document)[4:] == [
        ("paragraph", 0, "Pièces jointes : note d'été.rtf"),
        ("paragraph", 0, "Voir la note."),
        ("heading", 1, "note d'été.rtf"),
        ("heading", 2, "Objet"),
        ("paragraph", 0, "Le budget est voté."),
    ]
    assert passages(document)[-1].section == ("note d'été.rtf", "Objet")


def test_links_of_an_attachment_move_with_it() -> None:
    made = message("Voir.\n\nPrévoir :\n\n- un badge\n")
    table = rtfs.rtf(rtfs.table([("Ville", "Nuit"), ("Paris", "110")]))
    made.add_attachment(table, maintype="application", subtype="rtf", filename="a.rtf")
    document = opened(made)
    said = lines(document)
    assert [(said[i], said[b.lead]) for i, b in enumerate(document.blocks) if b.lead is not None] == [
        ("- un badge", "Prévoir :"),
        ("Paris\t110", "Ville\tNuit"),
    ]


def test_unreadable_attachments_are_named_with_the_reason() -> None:
    made = message("Voir les photos.")
    made.add_attachment(
        b"PK\x05\x06" + bytes(18), maintype="application", subtype="zip", filename="photos.zip"
    )
    made.add_attachment(NOTE[:-20], maintype="application", subtype="rtf", filename="coupée.rtf")
    made.add_attachment(b"", maintype="application", subtype="pdf", filename="vide.pdf")
    document = opened(made)
    assert (
        "« photos.zip ». Ce type de fichier n'est pas pris en charge : c'est une archive ZIP."
        in document.text
    )
    assert "« coupée.rtf ». Le document RTF est illisible" in document.text
    assert "« vide.pdf ». Le fichier est vide." in document.text
    assert document.text.endswith("Voir les photos.")


def test_what_is_left_unread_of_an_attachment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_LIBRARIES", ("libtesseract.so.absente",))
    picture = Image.new("L", (600, 800), 200)
    mixed = pdfs.joined(pdfs.build([pdfs.paragraph("Le texte.")]), scanned([picture, picture]))
    inside = message("Voici le bail.", Subject="Bail")
    inside.add_attachment(mixed, maintype="application", subtype="pdf", filename="bail.pdf")
    made = message("Voir.")
    made.add_attachment(inside)
    made.add_attachment(image([picture], "PNG"), maintype="image", subtype="png", filename="plan.png")
    document = opened(made)
    assert "Le texte." in document.text
    assert "« plan.png ». C'est une image de texte" in document.text
    assert document.unread == (
        Unread(UnreadCause.NO_RECOGNITION, (2, 3), "bail.pdf"),
        Unread(UnreadCause.NO_RECOGNITION, (), "plan.png"),
    )


@needs_tesseract
def test_an_attachment_that_takes_too_long_to_recognise_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_PAGE_SECONDS", 0)
    made = message("Voir.")
    made.add_attachment(image([line()], "PNG"), maintype="image", subtype="png", filename="plan.png")
    assert opened(made).unread == (Unread(UnreadCause.TOO_LONG, (), "plan.png"),)


def test_pictures_shown_inside_signatures_and_winmail_are_left_out() -> None:
    made = message("Voir.")
    made.add_attachment(
        b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png", disposition="inline"
    )
    made.add_attachment(b"x\x9f\x3e", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    made.add_attachment(b"0\x82", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    assert lines(opened(made))[HEADER_ONLY:] == ["Voir."]


def test_messages_attached_to_messages() -> None:
    inner = message("Le texte transmis.", Subject="Premier message")
    inner.add_attachment(NOTE, maintype="application", subtype="rtf", filename="note.rtf")
    made = message("Pour information.")
    made.add_attachment(inner)
    made.add_attachment(
        inner.as_bytes(), maintype="application", subtype="octet-stream", filename="copie.eml"
    )
    document = opened(made)
    headings = [
        (b.level, document.text[b.start : b.end]) for b in document.blocks if b.kind.value == "heading"
    ]
    forwarded = [(2, "Premier message"), (3, "note.rtf"), (4, "Objet")]
    assert headings == [(1, "Message joint"), *forwarded, (1, "copie.eml"), *forwarded]


def test_the_depth_of_attached_messages_is_limited() -> None:
    made = message("Au fond.")
    for number in range(8):
        outer = message(f"Niveau {number}.")
        outer.add_attachment(made)
        made = outer
    document = opened(made)
    assert "Niveau 2." in document.text
    assert "Niveau 1." not in document.text
    assert "plus de 5 messages joints" in document.text


def test_parts_nested_without_end_are_refused() -> None:
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3_000)
    )
    with pytest.raises(DamagedFileError):
        read(b"From: a@exemple.fr\r\nMIME-Version: 1.0\r\n" + parts, "a.eml")


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("iso-8859-1", "L'été à 3 €".encode("cp1252")),
        ("utf-8", "L'été à 3 €".encode("cp1252")),
        ("inconnu-42", "L'été à 3 €".encode()),
        ("us-ascii", "L'été à 3 €".encode()),
        ("utf-16", "L'été à 3 €".encode("utf-16")),
    ],
)
def test_charsets_as_they_are_and_as_they_are_declared(charset: str, data: bytes) -> None:
    raw = (
        b"From: a@exemple.fr\nSubject: Essai\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=%s\nContent-Transfer-Encoding: base64\n\n"
        % charset.encode()
        + base64.encodebytes(data)
    )
    assert lines(opened(raw))[-1] == "L'été à 3 €"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_header_fields_in_bare_bytes(encoding: str) -> None:
    raw = "From: Zoé <z@exemple.fr>\nSubject: Congés d'été\nMIME-Version: 1.0\n\nOui.\n".encode(encoding)
    document = opened(raw)
    assert (document.metadata.title, document.metadata.authors) == ("Congés d'été", ("Zoé",))


@pytest.mark.parametrize(
    "field",
    ["Date: hier", "Date: Mon, 99 Foo 2024", "To: @@,;<<>", "From: =?utf-8?b?!?=", "Subject: =?x?q?=E9?="],
)
def test_broken_header_fields_never_stop_the_reading(field: str) -> None:
    raw = f"{field}\nFrom: a@exemple.fr\nMIME-Version: 1.0\nDate: x\n\nLe texte.\n".encode()
    assert lines(opened(raw))[-1] == "Le texte."


def test_a_file_name_in_the_forbidden_form_outlook_writes() -> None:
    made = message("Voir.")
    part = MIMEPart()
    part.set_content(NOTE, maintype="application", subtype="rtf")
    made.make_mixed()
    made.attach(part)
    raw = made.as_bytes().replace(
        b"Content-Type: application/rtf", b'Content-Type: application/rtf; name="=?utf-8?q?caf=C3=A9=2Ertf?="'
    )
    assert "café.rtf" in lines(opened(raw))


def test_a_truncated_message_is_refused() -> None:
    made = message("Voir la note.")
    made.add_attachment(NOTE, maintype="application", subtype="rtf", filename="note.rtf")
    data = made.as_bytes()
    with pytest.raises(DamagedFileError, match="la fin du fichier manque"):
        read(data[:-60], "a.eml")


@pytest.mark.parametrize(
    "kind", ["multipart/encrypted; boundary=x", "application/pkcs7-mime; smime-type=enveloped-data"]
)
def test_a_ciphered_message_is_named(kind: str) -> None:
    raw = f"From: a@exemple.fr\nMIME-Version: 1.0\nContent-Type: {kind}\n\n--x\n\nAAAA\n--x--\n".encode()
    with pytest.raises(EncryptedError, match="chiffrement"):
        read(raw, "a.eml")

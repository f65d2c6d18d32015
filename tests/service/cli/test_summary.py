from index.types import Failure, NearDuplicate, PartialReading, SyncReport
from ingest.types import Unread, UnreadCause
from service.cli.summary import LISTED, summary


def test_every_kind_is_counted_and_named() -> None:
    report = SyncReport(
        added=("a.txt", "b.txt"),
        updated=("c.txt",),
        moved=("d.txt",),
        failed=(Failure("e.pdf", "Le document est protégé par un mot de passe."),),
        encoded=17,
    )
    told = summary(report).replace("\u00a0", " ")

    assert told.splitlines() == [
        "Documents : 2 ajoutés, 1 mis à jour, 0 inchangé, 1 déplacé, 0 retiré, 1 échec.",
        "Modèle de langue : 17 textes encodés.",
        "Ajoutés :", "  a.txt", "  b.txt",
        "Mis à jour :", "  c.txt",
        "Déplacé :", "  d.txt",
        "Échecs :", "  e.pdf : Le document est protégé par un mot de passe.",
    ]  # fmt: skip


def test_long_lists_are_cut_but_never_failures() -> None:
    many = tuple(f"{number}.txt" for number in range(LISTED + 3))
    told = summary(SyncReport(added=many, failed=tuple(Failure(name, "Vide.") for name in many)))

    assert "… et 3 autres" in told
    assert told.count("Vide.") == len(many)


def test_a_name_takes_one_line_and_commands_no_terminal() -> None:
    told = summary(SyncReport(added=("saut\nde ligne.txt", "\x1b[31mrouge.txt", "été.txt")))

    assert told.splitlines()[-3:] == ["  saut\\nde ligne.txt", "  \\x1b[31mrouge.txt", "  été.txt"]


def test_names_are_told_as_they_are_and_the_rest_in_french_typography() -> None:
    name = "l'été : bilan.txt"
    failed = Failure(name, "Le fichier n'existe pas : vérifiez.")
    told = summary(
        SyncReport(added=(name,), near_duplicates=(NearDuplicate(name, name, 1.0),), failed=(failed,))
    )

    assert f"\n  {name}\n" in told
    assert f"\n  {name}\u00a0: presque identique à {name} (100\u00a0% de phrases communes)\n" in told
    assert f"\n  {name}\u00a0: Le fichier n’existe pas\u00a0: vérifiez." in told


def test_near_duplicates_are_named_with_what_they_share() -> None:
    told = summary(SyncReport(near_duplicates=(NearDuplicate("b.docx", "a.txt", 0.876),)))

    assert told.replace("\u00a0", " ").splitlines()[-2:] == [
        "Presque identiques (rien n’est retiré) :",
        "  b.docx : presque identique à a.txt (87 % de phrases communes)",
    ]


UNREAD = (Unread(UnreadCause.NO_RECOGNITION, (2, 3)),)


def test_pages_that_were_not_read_are_named_with_what_to_do_about_it() -> None:
    told = summary(SyncReport(partly_read=(PartialReading("mixte.pdf", UNREAD),)))

    assert told.replace("\u00a0", " ").splitlines()[-2:] == [
        "Lus en partie (pour lire les pages numérisées, installez les paquets tesseract-ocr et "
        "tesseract-ocr-fra, puis relancez l’ingestion) :",
        "  mixte.pdf : pages 2 et 3 non lues",
    ]


def test_what_did_not_change_is_counted_when_it_is_not_named() -> None:
    told = summary(SyncReport(added=("a.txt",), unchanged=("b.txt",)), name_unchanged=False)

    assert "1 inchangé" in told
    assert "b.txt" not in told

"""Every command, as a person runs it."""

import fcntl
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import termios
import tomllib
from pathlib import Path

import httpx
import pytest

from service.cli.main import COMMANDS, build_parser
from tests.service.processes import BOUND_BY_MODES, FAKE, REAL, ROOT, environment, serving, sourcier

ENGLISH = re.compile(
    r"\b(usage:|error|show|exit|required|invalid|expected|argument [A-Z-]+:|unrecognized|choose|optional)\b"
)
NAMES = [command.__name__.rsplit(".", 1)[-1] for command in COMMANDS]


def without_time(answer: str) -> dict[str, object]:
    read: dict[str, object] = json.loads(answer)
    del read["took_ms"]
    return read


def test_commands_are_those_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert set(re.findall(r"`sourcier ([a-z]+)", readme)) == set(NAMES)


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with pytest.raises(SystemExit):
        build_parser().parse_args(["--version"])

    assert capsys.readouterr().out == f"Sourcier {project['version']}\n"


@pytest.mark.parametrize("command", [[], *([name] for name in NAMES)])
def test_help_is_french_and_loads_no_model(command: list[str]) -> None:
    code = (
        "import sys\nfrom service.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: assert not {'torch', 'faiss', 'fastapi', 'index.store'} & set(sys.modules)"
    )
    done = subprocess.run(
        [FAKE[0], "-c", code, *command, "--help"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage\u00a0: sourcier")
    assert "afficher cette aide et quitter" in done.stdout
    assert not ENGLISH.search(done.stdout)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "il manque"),
        (["planter"], "choix inconnu"),
        (["serve", "--port", "abc"], "0 à 65535"),
        (["serve", "--port", "70000"], "0 à 65535"),
        (["serve", "--prot", "1"], "arguments inconnus"),
        (["ask"], "il manque"),
        (["ask", "a", "b"], "arguments inconnus"),
        (["ask", "--data"], "il faut une valeur"),
        (["ask", "a", "--json=oui"], "ne prend pas de valeur"),
        (["ingest"], "il manque"),
        (["ingest", "a", "--collection", " "], "de 1 à 200 caractères"),
    ],
)
def test_misuse_is_told_in_french(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        build_parser().parse_args(arguments)

    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert words in told
    assert "--help" in told
    assert not ENGLISH.search(told)


def test_a_base_from_beginning_to_end(sources: Path, tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy"
    (sources / "vide.txt").write_bytes(b"")
    first = sourcier("ingest", sources, "--data", data)
    assert first.returncode == 0
    assert "4 ajoutés" in first.stdout
    assert "textes encodés" in first.stdout
    assert "1 échec" in first.stdout
    assert "vide.txt : Le fichier est vide." in first.stdout.replace("\u00a0", " ")
    assert first.stderr == ""

    (sources / "budget.txt").rename(sources / "finances.txt")
    (sources / "rh" / "teletravail.txt").write_text("Le télétravail est libre.", encoding="utf-8")
    (sources / "faq.html").unlink()
    second = sourcier("ingest", sources, "--data", data).stdout
    for told in ("0 ajouté,", "1 mis à jour", "1 inchangé,", "1 déplacé", "1 retiré", "finances.txt"):
        assert told in second

    status = sourcier("status", "--data", data).stdout
    assert "3 documents" in status
    assert "vide.txt" in status
    assert "intacte" in sourcier("verify", "--data", data).stdout
    assert "3 documents relus" in sourcier("rebuild", "--data", data).stdout

    saved = tmp_path / "base.tar"
    assert sourcier("backup", saved, "--data", data).returncode == 0
    assert sourcier("restore", saved, "--data", copy).returncode == 0
    assert sourcier("verify", "--data", copy).returncode == 0
    question = "Quel est le budget de l'agence en 2024 ?"
    asked, again = (sourcier("ask", question, "--data", base, "--json") for base in (data, copy))
    assert without_time(asked.stdout) == without_time(again.stdout)


def test_ask_prints_place_and_quotation(data: Path) -> None:
    done = sourcier("ask", "Jusqu'à quand le report des congés est-il possible ?", "--data", data)

    assert done.returncode == 0
    assert "Congés · rh/congés.md" in done.stdout
    assert "Le report des congés est possible jusqu'au 30 avril 2025." in done.stdout
    assert "\x1b" not in done.stdout


def test_a_refusal_is_no_failure(data: Path) -> None:
    done = sourcier("ask", "Qui préside la fédération de rugby ?", "--data", data)

    assert done.returncode == 0
    assert "Je n’ai pas trouvé de réponse" in done.stdout


def test_failures_are_one_french_line(tmp_path: Path, data: Path) -> None:
    nowhere = tmp_path / "nulle-part"
    cases = [
        (("status", "--data", nowhere), "sourcier ingest"),
        (("verify", "--data", nowhere), None),
        (("rebuild", "--data", nowhere), "sourcier ingest"),
        (("ask", "q", "--data", nowhere), "sourcier ingest"),
        (("ask", " ", "--data", data), "vide"),
        (("ask", "x" * 2001, "--data", data), "2000"),
        (("ingest", nowhere, "--data", data), "n’existe pas"),
        (("ingest", nowhere, "--data", nowhere), "n’existe pas"),
        (("restore", nowhere, "--data", tmp_path / "d"), "n’existe pas"),
        (("backup", nowhere / "x", "--data", data), "Sauvegarde"),
        (("status", "--data", data / "sourcier.sqlite"), None),
        (("serve", "--data", data, "--host", "0.0.0.0"), "SOURCIER_TOKEN"),
        (("serve", "--data", data, "--host", "203.0.113.1"), "SOURCIER_TOKEN"),
    ]
    for arguments, words in cases:
        done = sourcier(*arguments)
        told = done.stdout + done.stderr
        assert done.returncode == 1, arguments
        assert "Traceback" not in told, told
        assert words is None or words in told, told
        assert not nowhere.exists()


@pytest.mark.skipif(os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root writes everywhere")
def test_a_base_that_can_only_be_read_is_sound_and_answers(sources: Path, data: Path, tmp_path: Path) -> None:
    base = tmp_path / "lecture"
    shutil.copytree(data, base)
    for path in [base, *base.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    program = (*BOUND_BY_MODES, *FAKE)

    verified = sourcier("verify", "--data", base, program=program)
    assert (verified.returncode, verified.stdout) == (0, "La base est intacte.\n")
    answers = [
        sourcier("ask", "Quel est le budget en 2024 ?", "--data", one, program=program)
        for one in (base, data)
    ]
    assert answers[0].stdout == answers[1].stdout != ""
    refused = f"sourcier\u00a0: Le dossier de données «\u00a0{base}\u00a0» est inutilisable (accès refusé).\n"
    for command in (["ingest", sources], ["rebuild"], ["backup", tmp_path / "base.tar"]):
        run = sourcier(*command, "--data", base, program=program)
        assert (run.returncode, run.stderr) == (1, refused)


def test_nothing_readable_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "vide.txt").write_bytes(b"")

    done = sourcier("ingest", tmp_path / "vide.txt", "--data", tmp_path / "data")
    assert done.returncode == 1
    assert "vide.txt" in done.stdout


def test_progress_is_shown_on_a_terminal(sources: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [*FAKE, "ingest", str(sources), "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        try:
            while read := os.read(ours, 4096):
                shown += read
        except OSError:
            pass  # Linux says so when the other side of a terminal is closed
        os.close(ours)

    assert process.returncode == 0
    assert "Encodage des passages" in shown.decode()


def test_settings_come_from_the_environment(data: Path) -> None:
    assert "4 documents" in sourcier("status", SOURCIER_DATA=str(data)).stdout
    refused = sourcier("serve", SOURCIER_PORT="abc")
    assert refused.returncode == 1
    assert "SOURCIER_PORT" in refused.stderr


def test_a_reader_that_has_enough_is_no_error(data: Path) -> None:
    command = [*FAKE, "ask", "budget congés", "--data", str(data)]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_the_command_line_and_http_give_the_same_answer_with_the_real_encoder(
    sources: Path, tmp_path: Path
) -> None:
    question = "Combien de jours de télétravail par semaine ?"
    data = tmp_path / "real"
    assert sourcier("ingest", sources, "--data", data, program=REAL).returncode == 0
    printed = sourcier("ask", question, "--data", data, "--json", program=REAL).stdout
    with serving("serve", "--data", data, "--port", "0", program=REAL) as service:
        sent = service.client.post("v1/ask", json={"question": question}).text

    assert without_time(printed) == without_time(sent)
    first = json.loads(printed)["citations"][0]
    assert first["document"]["source"] == "rh/teletravail.txt"


def test_the_demo_serves_the_sample_documents(tmp_path: Path) -> None:
    with serving("demo", "--data", tmp_path / "demo") as service:
        assert service.printed.splitlines()[-1] == f"Sourcier est prêt\u00a0: {service.address}"
        documents = httpx.get(f"{service.address}v1/documents").json()["documents"]
        assert len(documents) >= 10

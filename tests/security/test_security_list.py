"""The security list (.github/SECURITY.md): the tests of it that belong nowhere else."""

import ast
import getpass
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from ibdesk.__main__ import main
from ibdesk.paths import make_private, user_data
from tests.security.hostile import ADDRESS, CANARY, COMMANDS, hostile

PACKAGE = Path(__file__).parents[2] / "ibdesk"
# Nothing of the program's own may load these.
OF_A_NETWORK = {"http", "urllib.request", "ftplib", "smtplib", "ssl", "socketserver", "xmlrpc", "requests", "asyncio"}
TRACED = ("strace", "-f", "-qq", "-s", "300", "-e", "trace=file,connect,socket", "-o")
# Any attempt ends the program with an error that no part of it catches as its own.
GUARDED = """
import sys
def guard(event, given):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "os.system"):
        sys.stderr.write(f"GUARD {event} {given}")
        sys.stderr.flush()
        import os
        os._exit(99)
sys.addaudithook(guard)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    hostile(tmp_path / "links.xlsx")
    return tmp_path


def everything_out(folder: Path) -> list[Path]:
    """Every file that goes out of a hostile workbook, by the command line."""
    board = ["--board", "b.ibdesk"]
    assert main(["import", "links.xlsx", *board]) in (0, 1)
    assert main(["export", *board, "--month", "2014-08", "--output", "pack.xlsx"]) in (0, 1)
    assert main(["export", *board, "--month", "2014-08", "--output", "figures.csv"]) in (0, 1)
    assert main(["export", *board, "--month", "2014-08", "--output", "pack.pdf"]) in (0, 1)
    decided = [word for at in range(1, len(COMMANDS) + 1) for word in ("--all-right", str(at), f"said {CANARY}")]
    public = ["export", *board, "--month", "2014-08", "--public", *decided]
    assert main([*public, "--output", "public.xlsx"]) in (0, 1)
    assert main([*public, "--output", "public.pdf"]) in (0, 1)
    assert main(["forms", *board, "--month", "2014-08", "--output", "forms"]) == 0
    assert main(["template", "template.xlsx", *board]) == 0
    assert main(["check", "links.xlsx", *board, "--list", "list.xlsx", "--marked", "back"]) in (0, 1, 2)
    found = [folder / name for name in ("pack.xlsx", "figures.csv", "template.xlsx", "list.xlsx", "public.xlsx")]
    papers = [folder / "pack.pdf", folder / "public.pdf"]
    return [*found, *papers, *(folder / "back").iterdir(), *(folder / "forms").iterdir()]


# Exports


def test_nothing_that_goes_out_runs_or_leads_anywhere(folder: Path) -> None:
    out = everything_out(folder)
    assert len(out) > 9
    for path in out:
        if path.suffix == ".pdf":
            assert actions_in(path) <= {"/GoTo"}, path.name
        for where, words in parts_of(path):
            for formula in re.findall(r"<f[ >].*?</f>|<definedName.*?</definedName>", words, re.DOTALL):
                # A sheet has its indicator's name, in quotes before what is meant on it.
                said = re.sub(r"'(?:[^']|'')*'!", "", formula.replace("&apos;", "'"))
                assert CANARY not in said, (path.name, where)
                assert ADDRESS not in said, (path.name, where)
            if path.parent.name != "back":  # the sender's own parts stay in the sender's own copy
                assert 'TargetMode="External"' not in words, (path.name, where)
                assert "externalLink" not in words, (path.name, where)
    text = (folder / "figures.csv").read_text(encoding="utf-8-sig")
    cells = re.findall(r'(?:^|,)"?([^",\n]*)', text, re.MULTILINE)
    assert not [cell for cell in cells if cell.lstrip("\ufeff\u00a0 \t")[:1] in tuple("=+@＝") or cell.startswith("-c")]


def actions_in(path: Path) -> set[str]:
    """What a PDF does when it is opened, or where something in it is pressed."""
    objects = PdfReader(path)
    names = objects.root_object.get("/Names", DictionaryObject())
    found = {str(name) for name in ("/OpenAction", "/AA", "/AcroForm") if name in objects.root_object}
    found |= {str(name) for name in names.get_object()} - {"/Dests"}  # places in it
    for number in range(1, int(str(objects.trailer["/Size"]))):
        said = objects.get_object(number)
        if isinstance(said, DictionaryObject):
            found |= {str(said["/S"])} if said.get("/Type") == "/Action" or "/URI" in said else set()
            found |= {"/EmbeddedFile"} if said.get("/Type") in ("/EmbeddedFile", "/Filespec") else set()
            pressed = said["/A"].get_object() if "/A" in said else None
            found |= {str(pressed.get("/S"))} if isinstance(pressed, DictionaryObject) else set()
    return found


def parts_of(path: Path) -> Iterator[tuple[str, str]]:
    if path.suffix in (".csv", ".pdf"):
        return
    with ZipFile(path) as package:
        for name in package.namelist():
            yield name, package.read(name).decode("utf-8", errors="replace")


def test_what_goes_out_names_no_person_and_no_computer(folder: Path) -> None:
    for path in everything_out(folder):
        if path.suffix == ".pdf":
            said = str(PdfReader(path).metadata)
            assert not [secret for secret in (str(folder), socket.gethostname(), getpass.getuser()) if secret in said]
        for where, words in parts_of(path):
            if where.startswith("docProps/") and path.parent.name != "back":
                for secret in (str(folder), socket.gethostname()):
                    assert secret not in words, (path.name, where)
                assert f">{getpass.getuser()}<" not in words
                assert "lastModifiedBy>" not in words or "<cp:lastModifiedBy></cp:lastModifiedBy>" in words


# Network, programs, paths


@pytest.mark.parametrize("words", [["demo", "made", "--no-window"], ["--self-test"]])
def test_the_program_runs_whole_and_opens_no_connection(tmp_path: Path, words: list[str]) -> None:
    source = f"{GUARDED}\nfrom ibdesk.__main__ import main\nsys.exit(main({words!r}))"
    ended = subprocess.run(
        [sys.executable, "-c", source], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=150
    )
    assert "GUARD" not in ended.stderr
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_guard_bites() -> None:
    source = f"{GUARDED}\nimport socket\nsocket.create_connection(('127.0.0.1', 9), timeout=1)"
    ended = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False)
    assert ended.returncode == 99
    assert "GUARD socket." in ended.stderr


@pytest.mark.skipif(not shutil.which("unshare"), reason="unshare is not here")
def test_the_program_runs_whole_without_any_network(tmp_path: Path) -> None:
    alone = ["unshare", "--net", "--map-root-user"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this computer gives no namespace of its own")
    ended = subprocess.run(
        [*alone, sys.executable, "-m", "ibdesk", "--self-test"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not here")
def test_no_path_and_no_address_of_a_workbook_is_followed(folder: Path) -> None:
    trace = folder / "trace.txt"
    ended = subprocess.run(
        [*TRACED, str(trace), sys.executable, "-m", "ibdesk", "check", "links.xlsx", "--json"],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    called = trace.read_text(encoding="utf-8", errors="replace")
    if "links.xlsx" not in called:
        pytest.skip("this computer lets nobody trace a program")
    assert ended.returncode in (0, 1), ended.stderr
    assert CANARY not in called
    assert ADDRESS not in called
    assert not re.findall(r"socket\((?!AF_UNIX)[A-Z_0-9]+", called)


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    return set(names)


def test_only_a_few_files_may_start_something_or_ask_the_computer_anything() -> None:
    sources = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
    texts = {name: path.read_text(encoding="utf-8") for name, path in sources.items()}
    loads = {name: imported(path) for name, path in sources.items()}
    tops = {name: {each.partition(".")[0] for each in found} for name, found in loads.items()}
    assert [name for name, found in tops.items() if found & OF_A_NETWORK] == []
    assert [
        name for name, found in loads.items() if any("QtNetwork" in each or "QtWeb" in each for each in found)
    ] == []
    assert [name for name, found in tops.items() if "socket" in found] == ["computer.py"]
    assert [name for name, found in tops.items() if "pickle" in found or "marshal" in found] == []
    starts = [name for name, found in tops.items() if "subprocess" in found or "multiprocessing" in found]
    assert all(name.startswith("reading/sandbox/") for name in starts)
    for word in ("shell=True", "os.system", "os.popen", "startfile", "eval(", "exec("):
        found = [name for name, text in texts.items() if re.search(rf"(?<![\w.]){re.escape(word)}", text)]
        assert found == [], word
    opened = {name for name, text in texts.items() if "openUrl(" in text}
    assert opened == {"ui/widgets/dialogs.py"}
    assert all(
        texts[name].count("openUrl(") == texts[name].count("openUrl(QtCore.QUrl.fromLocalFile(") for name in opened
    )


# Logs, temporary files, rights


def test_what_is_written_down_holds_nothing_of_a_workbook(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ibdesk.desk import previewing

    def faulty(*given: object) -> object:
        raise ValueError(f"{CANARY} at {folder}: 489")

    everything_out(folder)
    monkeypatch.setattr(previewing, "figure_news", faulty)
    assert main(["check", "links.xlsx", "--board", "b.ibdesk"]) == 2
    assert CANARY not in capsys.readouterr().err
    reports = [path for path in user_data().rglob("*") if path.is_file()]
    assert [path for path in reports if path.name.startswith("fault ")]
    for path in reports:
        text = path.read_text(encoding="utf-8", errors="replace")
        for secret in (CANARY, "489", str(folder), "links.xlsx"):
            assert secret not in text, (path.name, secret)


def test_temporary_files_are_gone_and_lie_nowhere_else(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = folder / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    out = everything_out(folder)
    assert list(temporary.iterdir()) == []
    known = {*(path.name for path in out), "links.xlsx", "b.ibdesk", "b backups", "back", "forms", "temporary"}
    assert {path.name for path in folder.iterdir()} <= known


@pytest.mark.skipif(sys.platform == "win32", reason="rights by numbers are a Unix matter")
def test_a_users_own_folder_is_nobody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBDESK_HOME", str(tmp_path / "own"))
    make_private(user_data() / "fault reports")
    for path in (user_data(), user_data() / "fault reports"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700

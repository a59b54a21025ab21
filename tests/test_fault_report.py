"""A fault of the program's own leaves a report that holds nobody's data, and a sentence."""

import logging
import os
import re
import stat
import subprocess
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest

from ibdesk import VERSION, fault_report
from ibdesk import __main__ as program
from ibdesk.fault_report import FaultLog, report_folder, report_text, watched, where_it_is, write_fault_report
from ibdesk.paths import make_private, user_data

SECRET = "C:\\Users\\jane.doe\\Ward 7.xlsx, cell D14: 489"


def fault() -> Exception:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as inner:
            raise ValueError(SECRET) from inner
    except ValueError as error:
        return error


def test_a_report_says_where_but_not_whose() -> None:
    text = report_text(fault(), datetime(2014, 9, 15, 10, 42))
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_fault_report.py, line " in text
    assert "in fault" in text
    assert "jane" not in text
    assert "489" not in text
    assert str(Path(__file__).parent) not in text


def test_a_missing_module_is_named() -> None:
    with pytest.raises(ImportError) as caught:
        import_module("ibdesk.nowhere")
    assert "ModuleNotFoundError ibdesk.nowhere\n" in report_text(caught.value, datetime(2014, 9, 15))


def test_a_cause_that_goes_in_a_circle_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert report_text(one, datetime(2014, 9, 15)).count("KeyError") == 1


def test_the_last_twenty_are_kept() -> None:
    report_folder().mkdir(parents=True)
    for number in range(30):
        (report_folder() / f"fault 2014-01-{number + 1:02} 000000.txt").write_text("old", encoding="utf-8")
    newest = write_fault_report(fault())
    kept = sorted(report_folder().iterdir())
    assert len(kept) == 20
    assert kept[-1] == newest


def test_where_nothing_can_be_written_there_is_no_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("IBDESK_HOME", str(tmp_path / "file"))
    assert write_fault_report(fault()) is None
    assert where_it_is(None) == ""


def test_what_a_part_logs_is_reported_too() -> None:
    log = logging.getLogger("ibdesk.tests")
    log.propagate = False
    handler = FaultLog(logging.ERROR)
    log.addHandler(handler)
    try:
        raise fault()
    except ValueError:
        log.exception("a job ended")
    finally:
        log.removeHandler(handler)
    log.error("no fault in this one")
    assert len(list(report_folder().glob("fault *.txt"))) == 1


def test_a_fault_of_a_command_ends_with_2_and_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(words: list[str]) -> int:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(program, "_command", broken)
    assert program.main(["check", "x.xlsx"]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "jane" not in said
    named = re.search(r"in (.+\.txt)\.$", said.strip())
    assert named
    assert "RuntimeError" in Path(named[1]).read_text(encoding="utf-8")


def test_a_program_without_standard_output_says_what_it_has_to_say_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert program.main(["--nonsense"]) == 2
    for given in (sys.stdout, sys.stderr):
        given.close()


ENDING = """
import sys
from ibdesk.fault_report import watched
with watched() as crash:
    print("watching", flush=True)
    {ending}
"""


def run_until(ending: str) -> int:
    """A program of ours that ends this way while it is watched."""
    source = ENDING.format(ending=ending)
    ended = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False)
    assert ended.stdout == "watching\n", ended.stderr
    return ended.returncode


def test_a_crash_is_told_at_the_next_start_in_a_report_without_anybodys_data() -> None:
    assert run_until("import faulthandler; faulthandler._sigsegv()") != 0
    with watched() as crash:
        assert crash is not None
        text = crash.read_text(encoding="utf-8")
        assert text.startswith("IBDesk met a fault of its own.")
        assert VERSION in text
        assert re.search(r"Segmentation fault|access violation", text)
        assert str(Path.home()) not in text
        assert str(Path(fault_report.__file__).parent) not in text
    with watched() as crash:
        assert crash is None, "it is told once"
    assert [path.name[:6] for path in report_folder().iterdir()] == ["crash "]


@pytest.mark.parametrize("ending", ["pass", "sys.exit(3)", "raise ValueError", "import os; os._exit(0)"])
def test_what_is_no_crash_is_told_as_none(ending: str) -> None:
    """A fault that was told when it happened, or an end that the system brought about, such as at its own end."""
    run_until(ending)
    with watched() as crash:
        assert crash is None


def test_where_nothing_can_be_written_the_program_runs_unwatched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("IBDESK_HOME", str(tmp_path / "file"))
    with watched() as crash:
        assert crash is None


def test_the_places_of_a_crash_are_the_programs_own() -> None:
    folder = report_folder()
    folder.mkdir(parents=True)
    left = 'What ended it:\nFatal error\n  File "C:\\Users\\jane.doe\\ibdesk\\ui\\app\\jobs.py", line 7 in run\n'
    (folder / "while IBDesk runs.txt").write_text(left, encoding="utf-8")
    with watched() as crash:
        assert crash is not None
        assert crash.read_text(encoding="utf-8").endswith('  File "ibdesk/ui/app/jobs.py", line 7 in run\n')


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_the_usual_folder_is_made_private_and_a_named_one_keeps_its_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "named"
    named.mkdir(mode=0o755)
    monkeypatch.setenv("IBDESK_HOME", str(named))
    make_private(named / "window")
    assert [stat.S_IMODE(each.stat().st_mode) for each in (named, named / "window")] == [0o755, 0o700]
    monkeypatch.delenv("IBDESK_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "IBDesk").mkdir(mode=0o755)
    make_private(user_data() / "fault reports")
    assert stat.S_IMODE((tmp_path / "IBDesk").stat().st_mode) == 0o700

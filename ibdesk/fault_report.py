"""What the program writes down about its own faults: for IT support, on this computer alone, without anybody's data."""

import faulthandler
import logging
import platform
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from ibdesk import VERSION
from ibdesk.paths import make_private, user_data

_MOST_KEPT = 20
_WHILE_RUNNING = "while IBDesk runs.txt"
_WHAT_HAPPENED = "What ended it:"
_HEAD = "IBDesk met a fault of its own. This report holds no figures, no names and no texts of yours."


def report_folder() -> Path:
    return user_data() / "fault reports"


def report_text(error: BaseException, when: datetime) -> str:
    """Versions, and the kinds of the errors with the places in the program they came through.

    The errors' words are left out, as they may quote a file's name or a cell; so are the places' folders, which may
    hold a person's name.
    """
    lines = [_HEAD, "", f"When: {when:%Y-%m-%d %H:%M}", f"IBDesk {VERSION}, Python {platform.python_version()}"]
    lines += [f"{platform.system()} {platform.release()} {platform.version()}"]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        # A module's name is the program's own, unlike other errors' words.
        module = cause.name or "" if isinstance(cause, ImportError) else ""
        lines += ["", f"{type(cause).__name__} {module}".strip()]
        lines += [
            f"  {_place(frame.filename)}, line {frame.lineno}, in {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _place(file_name: str) -> str:
    parts = Path(file_name.replace("\\", "/")).parts
    for root in ("site-packages", "ibdesk"):
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) - 1 :])
    return parts[-1] if parts else "?"


def write_fault_report(error: BaseException) -> Path | None:
    """The report's file, or None where none can be written: a fault must not bring another one."""
    now = datetime.now()
    try:
        folder = report_folder()
        make_private(folder)
        path = folder / f"fault {now:%Y-%m-%d %H%M%S}.txt"
        path.write_text(report_text(error, now), encoding="utf-8")
        _keep_newest(folder, "fault *.txt")
    except OSError:
        return None
    return path


def where_it_is(report: Path | None) -> str:
    """The sentence about the report, for the person; empty where there is none."""
    return f"A report without your data is in {report}." if report else ""


class FaultLog(logging.Handler):
    """Writes a report for every fault that a part of IBDesk logs, such as a job's that was turned into a sentence."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1] is not None:
            write_fault_report(record.exc_info[1])


@contextmanager
def watched() -> Iterator[Path | None]:
    """While this lasts, logged faults are reported, and so is what ends the process at once, such as a crash in Qt.

    Gives the report of the crash that ended the program the last time; None where it ended in good order.
    """
    log, faults = logging.getLogger("ibdesk"), FaultLog(logging.ERROR)
    log.addHandler(faults)
    running = report_folder() / _WHILE_RUNNING
    try:
        crash = _last_crash(running)
        make_private(running.parent)
        notes = running.open("wb", buffering=0)
        notes.write(_head_of_crash(datetime.now()).encode("utf-8"))
        faulthandler.enable(notes)
    except OSError:  # nothing can be written here, or the disk is full, which is no reason not to work
        crash, notes = None, None
    try:
        yield crash
    finally:
        log.removeHandler(faults)
        if notes is not None:
            faulthandler.disable()
            notes.close()
            with suppress(OSError):
                running.unlink()


def _head_of_crash(now: datetime) -> str:
    system = f"{platform.system()} {platform.release()} {platform.version()}"
    return f"{_HEAD}\n\nStarted: {now:%Y-%m-%d %H:%M}\nIBDesk {VERSION}, {system}\n{_WHAT_HAPPENED}\n"


def _last_crash(running: Path) -> Path | None:
    """What the program that ran before left, made a report; the system may have ended it without a crash."""
    if not running.exists():
        return None
    text = running.read_text(encoding="utf-8", errors="replace")
    happened = text.partition(f"{_WHAT_HAPPENED}\n")[2]
    if not happened.strip():
        return None
    crash = running.with_name(f"crash {datetime.fromtimestamp(running.stat().st_mtime):%Y-%m-%d %H%M%S}.txt")
    crash.write_text(re.sub(r'File "(.+?)"', lambda named: f'File "{_place(named[1])}"', text), encoding="utf-8")
    _keep_newest(crash.parent, "crash *.txt")
    return crash


def _keep_newest(folder: Path, pattern: str) -> None:
    for old in sorted(folder.glob(pattern))[:-_MOST_KEPT]:
        old.unlink()

"""What the program writes down about its own faults: for IT support, on this computer alone, without anybody's data."""

import faulthandler
import logging
import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

from ibdesk import VERSION
from ibdesk.paths import user_data

_MOST_KEPT = 20
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
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"fault {now:%Y-%m-%d %H%M%S}.txt"
        path.write_text(report_text(error, now), encoding="utf-8")
        for old in sorted(folder.glob("fault *.txt"))[:-_MOST_KEPT]:
            old.unlink()
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


def watch() -> None:
    """From now on logged faults are reported, and so is what ends the process at once, such as a crash in Qt."""
    log = logging.getLogger("ibdesk")
    if not any(isinstance(each, FaultLog) for each in log.handlers):
        log.addHandler(FaultLog(logging.ERROR))
    try:
        folder = report_folder()
        folder.mkdir(parents=True, exist_ok=True)
        # Stays open as long as the process lives, and empty unless it dies. It names places in the program only.
        faulthandler.enable(open(folder / f"crashes of {VERSION}.txt", "a", encoding="utf-8"))  # noqa: SIM115
    except OSError:
        if sys.stderr is not None:
            print("No fault report can be written here.", file=sys.stderr)

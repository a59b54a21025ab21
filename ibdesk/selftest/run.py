"""The self-test from its first line to its exit status: system, libraries, resources, then board and window."""

import platform
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pyexpat import version_info as expat_version

from ibdesk import VERSION
from ibdesk.desk.sample import SAMPLE_WORKBOOK
from ibdesk.domain.definitions import read_definitions
from ibdesk.errors import UserError
from ibdesk.outputs import Kind, check_output
from ibdesk.paths import WINDOW_ICONS, resource
from ibdesk.selftest.findings import Findings, must
from ibdesk.selftest.window import check_window
from ibdesk.selftest.without_window import check_board, check_paper, check_reading
from ibdesk.store.files.database import SQLITE_VERSION

PASSED, FAILED = 0, 1
LIBRARIES = (
    "appdirs",
    "cryptography",
    "defusedxml",
    "msgspec",
    "msoffcrypto",
    "numpy",
    "olefile",
    "openpyxl",
    "pandas",
    "pypdf",
    "pyqtgraph",
    "python_calamine",
    "xlsxwriter",
)
RESOURCES = (
    "definitions.json",
    "for-it.md",
    "icon/ibdesk.ico",
    *WINDOW_ICONS,
    "own-spreadsheets.md",
    "whats-new.md",
    SAMPLE_WORKBOOK,
)


def run(report: Path | None = None) -> int:
    """Use every part once and say a line for each; 0 where all is well, 1 where a check failed.

    The lines are printed and, with `report`, also written there; pictures of the tabs are put beside it. Nothing of
    the user's is read or written: the board is the sample, in a folder that is removed afterwards. UserError where
    the report cannot be written, or would be written over something else.
    """
    if report is not None:
        check_output(report, Kind.TEXT)
    findings = Findings(report)
    try:
        findings.say(f"IBDesk {VERSION} self-test")
    except OSError as error:
        raise UserError(f"The report {report} cannot be written.", "Name a file in a folder of your own.") from error
    findings.check("system", _system)
    for name in LIBRARIES:
        findings.check(name, _library, name)
    findings.check("resources", _resources)
    check_reading(findings)
    # Windows keeps a board open a moment longer than Python does.
    with tempfile.TemporaryDirectory(prefix="ibdesk-self-test-", ignore_cleanup_errors=True) as folder:
        check_board(findings, Path(folder, "board"))
        check_window(findings, Path(folder, "window"))
        check_paper(findings, Path(folder, "board"))  # last: it would else start an application that shows no window
    findings.say(f"{findings.failed} checks failed." if findings.failed else "All checks passed.")
    return FAILED if findings.failed else PASSED


def _system() -> str:
    must(sys.maxsize > 2**32, "not a 64-bit Python")
    must(expat_version >= (2, 4, 1), "an Expat that XML can make swell without end")
    made = "bundle" if getattr(sys, "frozen", False) else "checkout"
    return f"{platform.platform()}, Python {platform.python_version()} ({made}), SQLite {SQLITE_VERSION}"


def _library(name: str) -> str:
    return str(getattr(import_module(name), "__version__", "there"))


def _resources() -> str:
    missing = [name for name in RESOURCES if not resource(name).is_file()]
    must(not missing, f"not there: {', '.join(missing)}")
    known = read_definitions(resource("definitions.json").read_text(encoding="utf-8"))
    must(bool(known.indicators), "no definition in definitions.json")
    return f"{len(known.indicators)} definitions, the sample, the icon"

"""What the files that IBDesk takes in and gives out are called: workbooks, boards, marks beside open workbooks."""

import re
from pathlib import PurePath

WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
MARKABLE_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")  # what a marked copy can be
BOARD_ENDING = ".ibdesk"
_NOT_IN_A_NAME = r'[\x00-\x1f\x7f<>:"/\\|?*]'  # Windows takes none of these
_LONGEST_NAME = 80


def is_lock_file(path: PurePath) -> bool:
    """Whether it is the small file that Excel ("~$figures.xlsx") or LibreOffice leaves beside one that is open."""
    return path.name.startswith(("~$", ".~lock."))


def is_workbook_by_name(path: PurePath) -> bool:
    """Whether it is called like a workbook. What it is, its content says; a name can be wrong."""
    return path.suffix.lower() in WORKBOOK_ENDINGS and not is_lock_file(path)


def file_name_of(text: str) -> str:
    """The text as the name of a file, without an ending: what Windows does not take is left out, and it is not long."""
    plain = " ".join(re.sub(_NOT_IN_A_NAME, " ", text).split())[:_LONGEST_NAME]
    return plain.strip(" .") or "IBDesk"

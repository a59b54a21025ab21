"""What the files that IBDesk takes in are called: workbooks, boards, and the marks beside open workbooks."""

from pathlib import PurePath

WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
BOARD_ENDING = ".ibdesk"


def is_lock_file(path: PurePath) -> bool:
    """Whether it is the small file that Excel ("~$figures.xlsx") or LibreOffice leaves beside one that is open."""
    return path.name.startswith(("~$", ".~lock."))


def is_workbook_by_name(path: PurePath) -> bool:
    """Whether it is called like a workbook. What it is, its content says; a name can be wrong."""
    return path.suffix.lower() in WORKBOOK_ENDINGS and not is_lock_file(path)

"""The words of the command line and what they mean."""

import argparse
from pathlib import Path
from typing import NoReturn

from ibdesk import VERSION
from ibdesk.domain.month import Month
from ibdesk.errors import UserError

COMMANDS = (
    "demo",
    "template",
    "check",
    "import",
    "show",
    "changes",
    "export",
    "forms",
    "undo",
    "verify",
    "restore",
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UserError(f"The command cannot be used: {message}.", f"See '{self.prog} --help'.")


def month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a month such as 2014-08") from None


def parse(argv: list[str]) -> argparse.Namespace:
    """UserError for words that mean nothing; SystemExit(0) after --help and --version."""
    return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="ibdesk",
        description="Workbooks of figures in, the Improvement Board's pack out. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"IBDesk {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser, metavar="COMMAND")
    board = argparse.ArgumentParser(add_help=False)
    board.add_argument("--board", type=Path, required=True, help="the board file")
    json = argparse.ArgumentParser(add_help=False)
    json.add_argument("--json", action="store_true", help="print JSON")
    reading = argparse.ArgumentParser(add_help=False)
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE", help="workbooks, or folders of them")
    reading.add_argument("--month", type=month, help="the month to check, such as 2014-08")
    reading.add_argument("--mapping", type=Path, help="what the columns mean, where the headings do not say")
    reading.add_argument("--password-file", type=Path, help="a file that holds the workbooks' password")
    as_at = argparse.ArgumentParser(add_help=False)
    as_at.add_argument("--as-at", metavar="WHEN", help="an import number, or a date: what was seen at its end")

    demo = commands.add_parser("demo", help="sample workbook, board and pack")
    demo.add_argument("folder", nargs="?", type=Path, default=Path("ibdesk-demo"))
    demo.add_argument("--no-window", action="store_true")
    template = commands.add_parser("template", help="a workbook ready to fill")
    template.add_argument("output", type=Path, metavar="OUT.xlsx")
    template.add_argument("--board", type=Path)
    check = commands.add_parser("check", parents=[reading, json], help="read and check, keep nothing")
    check.add_argument("--board", type=Path)
    commands.add_parser("import", parents=[reading, board, json], help="check, then keep")
    show = commands.add_parser("show", parents=[board, json, as_at], help="a month's figures and assessments")
    show.add_argument("--month", type=month, required=True)
    show.add_argument("--code", help="one indicator only")
    changes = commands.add_parser("changes", parents=[board, json], help="figures of past months that changed")
    changes.add_argument("--since", type=int, metavar="IMPORT")
    export = commands.add_parser("export", parents=[board, as_at], help="the board pack")
    export.add_argument("--month", type=month, required=True)
    export.add_argument("--output", type=Path, required=True, metavar="PACK.xlsx")
    export.add_argument("--public", action="store_true", help="with small numbers suppressed")
    forms = commands.add_parser("forms", parents=[board], help="comment workbooks, one per officer")
    forms.add_argument("--month", type=month, required=True)
    forms.add_argument("--output", type=Path, required=True, metavar="FOLDER")
    undo = commands.add_parser("undo", parents=[board], help="undo the last import, or that one")
    undo.add_argument("--import", dest="step", type=int, metavar="N")
    verify = commands.add_parser("verify", help="check a board file")
    verify.add_argument("board", type=Path)
    restore = commands.add_parser("restore", help="bring a verified backup back")
    restore.add_argument("backup", type=Path)
    restore.add_argument("--to", dest="board", type=Path, required=True, metavar="BOARD")
    return parser

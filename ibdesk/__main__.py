"""How IBDesk starts: a command goes to the command line, anything else opens the window."""

import sys

if sys.argv[1:2] == ["--read-cells"]:  # the bundled program started itself to read an untrusted workbook
    from ibdesk.reading.sandbox.reader_main import main as read_cells

    sys.exit(read_cells())

import os
from contextlib import nullcontext
from pathlib import Path

from ibdesk.cli.arguments import COMMANDS, parse
from ibdesk.cli.ending import readers_may_go
from ibdesk.computer import person
from ibdesk.errors import UserError, of_memory
from ibdesk.progress import Cancelled

_NOBODY_READS = 141  # what a shell says of a program that a closed pipe ended


def main(argv: list[str] | None = None) -> int:
    """The exit status: 0 done, 1 errors stand among the figures, 2 a file or argument could not be used, 130 Ctrl+C,
    141 done, but the reader of its output closed the pipe early."""
    words = sys.argv[1:] if argv is None else argv
    told = _Told()
    with readers_may_go() as readers:
        status = _ended(words, told)
    return _NOBODY_READS if readers.gone and status in (0, 1) else status


def _ended(words: list[str], told: "_Told") -> int:
    try:
        status = _started(words)
        sys.stdout.flush()  # what cannot be written is reported like any other fault
        return status
    except UserError as error:
        told.tell(str(error))
        return 2
    except (KeyboardInterrupt, Cancelled):
        return 130
    except Exception as error:
        fault = f"IBDesk had to stop: it met a fault of its own ({type(error).__name__}). "
        told.tell(str(of_memory(error) or fault + _reported(error)))
        return 2


def _started(words: list[str]) -> int:
    if words[:1] == ["--self-test"]:
        return _self_test(words[1:])
    if words and (words[0] in COMMANDS or words[0].startswith("-")):
        return _command(words)
    if words and _is_mistyped(words):
        raise UserError(
            f"“{words[0]}” is neither a command nor a file.",
            f"Commands are {', '.join(COMMANDS)}; see 'ibdesk --help'.",
        )
    if words and not os.path.exists(words[0]):
        raise _not_there(Path(words[0]))
    return _window(Path(words[0]) if words else None)


def _not_there(path: Path) -> UserError:
    """A window on another board, or on none, would not be what was asked for."""
    from ibdesk.domain.file_names import BOARD_ENDING

    what = "board" if path.suffix.lower() == BOARD_ENDING else "file"
    folder = path.resolve().parent
    where = f"in {folder}" if folder.is_dir() else f"in {folder}, nor that folder"
    return UserError(
        f"There is no {what} {path.name} {where}.",
        "Check the name, and that its drive can be reached; or start IBDesk alone, then choose File, Open board.",
    )


def _is_mistyped(words: list[str]) -> bool:
    """Whether a word is no file, and looks like a command: a word alone, without a folder or an ending."""
    word = words[0]
    return not os.path.exists(word) and (len(words) > 1 or word.replace("-", "").isalpha())


def _command(words: list[str]) -> int:
    from ibdesk.cli.commands import run  # the window needs none of it

    arguments = parse(words)
    status = run(arguments, person() or "unknown", _on_terminal)
    if arguments.command == "demo" and not arguments.no_window and _has_screen():
        return _window(arguments.demo_board)
    return status


def _self_test(words: list[str]) -> int:
    from ibdesk.selftest import run  # loads every part

    if len(words) > 1:
        raise UserError("The self-test takes one report at most.", "Write --self-test REPORT.txt.")
    return run(Path(words[0]) if words else None)


def _window(file: Path | None) -> int:
    from ibdesk.handover import HandedOver, meet  # commands open no window

    meeting = meet(file)
    if isinstance(meeting, HandedOver):
        return 0
    from ibdesk.fault_report import watched

    with meeting or nullcontext(), watched() as crash:
        from ibdesk.startup import run  # neither commands nor a second start wait for Qt

        return run(file, meeting, crash)


def _has_screen() -> bool:
    """Whether somebody would see a window: one on a platform without a screen would wait for ever to be closed."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin") or platform:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _on_terminal(done: int, total: int, words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{words[:70]:<70}", end="\r" if done < total else "\r\n", file=sys.stderr, flush=True)


def _reported(error: Exception) -> str:
    nowhere = "No report of it could be written."
    try:
        from ibdesk.fault_report import where_it_is, write_fault_report  # seldom needed

        return where_it_is(write_fault_report(error)) or nowhere
    except MemoryError:
        return nowhere


class _Told:
    """Where sentences go. A windowed program on Windows has no standard output: printing to None would end it, and
    text would not be seen, so there it is a message box of the system's."""

    def __init__(self) -> None:
        self._windowed = sys.stderr is None
        if sys.stdout is None:
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        if sys.stderr is None:
            sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115

    def tell(self, sentence: str) -> None:
        print(sentence, file=sys.stderr)
        if self._windowed and sys.platform == "win32":
            import ctypes

            ctypes.windll.user32.MessageBoxW(None, sentence, "IBDesk", 0x30)  # an OK button, the warning sign


if __name__ == "__main__":
    sys.exit(main())

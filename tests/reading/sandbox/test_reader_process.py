"""The reading process: the same cells as without it, and a sentence for every way in which it can end badly."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ibdesk.domain.refused import WhyRefused
from ibdesk.errors import UserError
from ibdesk.progress import Cancelled
from ibdesk.reading.cells.refusal import FileRefused
from ibdesk.reading.cells.sheet import Workbook
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.sandbox import reader_process as child
from ibdesk.reading.sandbox.reader_process import read_cells_in_sandbox
from ibdesk.reading.sandbox.windows_job import Job
from tests.reading.files.odd_workbooks import PICTURE, locked, ods, ole, pack, with_members, workbook, xls, xlsb
from tests.reading.files.test_xlsx_mutations import GOOD

on_linux = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks into /proc")
ROW = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="s"><v>1</v></c><c r="C{0}"><v>0.{0}</v></c></row>'
TEXT = '<table:table-cell office:value-type="string"><text:p>Code</text:p></table:table-cell>'


def rows(count: int) -> bytes:
    return workbook("".join(map(ROW.format, range(1, count + 1))))


LARGE = rows(20_000)


def children() -> list[int]:
    """The processes that this one started and that are not gone, dead ones that nobody asked after included."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(number) for task in tasks for number in task.read_text().split()]


class Watcher:
    """A progress that looks at the process while it reads, and may do something to it at the n-th word that it says."""

    def __init__(self, at: int = 1, then: signal.Signals | None = None) -> None:
        self.seen: set[int] = set()
        self.told: list[tuple[int, int, str]] = []
        self._at = at
        self._then = then

    def __call__(self, done: int, total: int, words: str) -> None:
        self.told.append((done, total, words))
        running = children()
        self.seen.update(running)
        said = [step for step in self.told if step[2] != "Reading a.xlsx"]  # that is said before it says anything
        if self._then is not None and len(said) == self._at:
            for process in running:
                os.kill(process, self._then)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("every kind of cell.xlsx", pack(GOOD)),
        ("many lines.xlsx", LARGE),
        ("texts.csv", "Code;Aug-14\n07;“489” – £5\n\n;x".encode()),
        ("figures.xls", xls(("Code", True), (0.5,), hidden_sheet=True)),
        ("figures.xlsb", xlsb((1, 1, "Code"), (1_000, 4, 489.0))),
        ("figures.ods", ods(f"<table:table-row>{TEXT}</table:table-row>")),
        ("blank.xlsx", workbook('<row r="1"/>')),
    ],
)
def test_the_same_cells_come_from_there(name: str, data: bytes) -> None:
    assert read_cells_in_sandbox(data, name) == read_cells(data, name)


@pytest.mark.parametrize(
    ("name", "data"),
    [("figures.xlsx", b"%PDF-1.7"), ("~$figures.xlsx", workbook()), ("“”\n\\'.csv", b""), ("a.xlsx", ole("Workbook"))],
)
def test_the_same_sentences_come_from_there(name: str, data: bytes) -> None:
    with pytest.raises(UserError) as here:
        read_cells(data, name)
    with pytest.raises(UserError) as there:
        read_cells_in_sandbox(data, name)
    assert (there.value.what, there.value.next_step) == (here.value.what, here.value.next_step)


def test_a_password_goes_there_and_is_asked_for() -> None:
    data = locked(with_members(picture_dot_png=PICTURE), "Hexagon 489")
    with pytest.raises(FileRefused, match="locked with a password") as caught:
        read_cells_in_sandbox(data, "figures.xlsx")
    assert caught.value.refused.why is WhyRefused.PASSWORD_NEEDED
    with pytest.raises(FileRefused, match="not its own") as caught:
        read_cells_in_sandbox(data, "figures.xlsx", password="hexagon")
    assert caught.value.refused.why is WhyRefused.WRONG_PASSWORD
    assert read_cells_in_sandbox(data, "figures.xlsx", password="Hexagon 489") == read_cells(workbook(), "figures.xlsx")


@on_linux
def test_a_password_is_not_in_the_list_of_processes() -> None:
    lines: list[bytes] = []

    def look(done: int, total: int, words: str) -> None:
        lines.extend(Path(f"/proc/{number}/cmdline").read_bytes() for number in children())

    data = locked(with_members(picture_dot_png=PICTURE), "Hexagon 489")
    read_cells_in_sandbox(data, "figures.xlsx", look, "Hexagon 489")
    assert lines
    assert not any(b"Hexagon" in line for line in lines)


@on_linux
def test_progress_comes_from_there_and_the_process_is_gone_at_the_end() -> None:
    watcher = Watcher()
    read_cells_in_sandbox(LARGE, "a.xlsx", watcher)
    done = [step[0] for step in watcher.told]
    assert done == sorted(done)
    assert "Reading the sheet “Figures”, row 20,000" in [step[2] for step in watcher.told]
    assert len(watcher.seen) == 1
    assert not children()


@on_linux
def test_cancel_ends_it() -> None:
    watcher = Watcher()

    def cancel(done: int, total: int, words: str) -> None:
        watcher(done, total, words)
        if len(watcher.told) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_cells_in_sandbox(LARGE, "a.xlsx", cancel)
    assert watcher.seen
    assert not children()


@on_linux
def test_cancel_reaches_a_process_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        child, "command", lambda: [sys.executable, "-c", "import sys; sys.stdin.buffer.read(); input()"]
    )
    asked: list[str] = []

    def cancel(done: int, total: int, words: str) -> None:
        asked.append(words)
        raise Cancelled

    monkeypatch.setattr(child, "command", lambda: [sys.executable, "-c", "while True: pass"])
    with pytest.raises(Cancelled):
        read_cells_in_sandbox(LARGE, "a.xlsx", cancel)
    assert asked == ["Reading a.xlsx"]
    assert not children()


@on_linux
@pytest.mark.parametrize("moment", random.Random(489).sample(range(1, 7), 4))
def test_killed_from_outside(moment: int) -> None:
    watcher = Watcher(moment, signal.SIGKILL)
    with pytest.raises(UserError, match=r"“a\.xlsx” cannot be read: reading was stopped, it is too large or damaged"):
        read_cells_in_sandbox(LARGE, "a.xlsx", watcher)
    assert watcher.seen
    assert not children()


@on_linux
def test_a_process_that_hangs_is_ended_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "SECONDS", 1)
    with pytest.raises(UserError, match="was stopped after 1 seconds, it is too large or damaged"):
        read_cells_in_sandbox(LARGE, "a.xlsx", Watcher(2, signal.SIGSTOP))
    assert not children()


@on_linux
def test_a_cell_at_the_far_end_of_a_binary_workbook_ends_only_the_process() -> None:
    data = xlsb((1, 1, "Code"), (1_048_576, 16_384, 1.0))  # the library lays out 17 thousand million cells for it
    with pytest.raises(UserError, match="was stopped, it is too large or damaged"):
        read_cells_in_sandbox(data, "figures.xlsb")
    assert not children()


@on_linux
def test_memory_is_limited() -> None:
    with pytest.raises(UserError, match="was stopped, it is too large or damaged"):
        read_cells_in_sandbox(rows(60_000), "a.xlsx", memory=64 * 1024**2)
    assert len(read_cells_in_sandbox(workbook(), "a.xlsx", memory=64 * 1024**2).sheets) == 1


@on_linux
def test_a_process_that_takes_more_than_it_may_is_ended_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    class Watched(Job):
        def memory_used(self) -> int:
            return 1024**3 + 1

    monkeypatch.setattr(child, "Job", Watched)
    with pytest.raises(UserError, match="was stopped, it is too large or damaged"):
        read_cells_in_sandbox(LARGE, "a.xlsx")
    assert not children()
    assert len(read_cells_in_sandbox(workbook(), "a.xlsx", memory=1024**3 + 1).sheets) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits it from outside")
@pytest.mark.parametrize(
    ("attempt", "outcome"),
    [
        ("import os; os.write(os.open({path!r}, os.O_CREAT | os.O_WRONLY), b'left behind')", "OSError"),
        ("bytes(3 * 1024**3)", "MemoryError"),
        ("import resource; print(resource.getrlimit(resource.RLIMIT_CORE))", "(0, 0)"),
        ("import resource; print(resource.getrlimit(resource.RLIMIT_CPU))", "(60, 60)"),
    ],
)
def test_what_the_process_forbids_itself(tmp_path: Path, attempt: str, outcome: str) -> None:
    source = f"from ibdesk.reading.sandbox.reader_main import limit_oneself\nlimit_oneself(1024**3, 60)\n{attempt}"
    ended = subprocess.run(
        [sys.executable, "-c", source.format(path=str(tmp_path / "left"))], capture_output=True, text=True, check=False
    )
    assert outcome in ended.stdout + ended.stderr
    assert not (tmp_path / "left").exists() or (tmp_path / "left").read_bytes() == b""


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    locked_xls = (Path(__file__).parents[1] / "saved_workbooks" / "locked.xls").read_bytes()
    read_cells_in_sandbox(LARGE, "a.xlsx")
    read_cells_in_sandbox(locked_xls, "a.xls", password="Hexagon 489")
    with pytest.raises(UserError):
        read_cells_in_sandbox(LARGE[:5_000], "a.xlsx")
    assert list(tmp_path.iterdir()) == []


SHEET = '{"sheet": "S", "hidden": false, "merged": []}'
GARBAGE = [
    "print('hello')",
    "print('[]')",
    "print('{}')",
    "print('{\"cells\": 1}')",
    "print('[' * 100_000)",
    "print('{\"progress\": [1]}')",
    'print(\'{"sheet": 7, "hidden": false, "merged": []}\\n{"notes": []}\')',
    *(
        f'print(\'{SHEET}\\n{{"rows": {rows}, "columns": "AQAAAAIAAAA=", "contents": "AAAAAAAAAAA=", '
        '"kinds": "t", "values": ["tx"], "formats": ["General"], "hidden": ""}\\n{"notes": []}\')'
        for rows in ('"AQ="', "[1]", '"AQAAAA=="')  # no whole number, no packed ones, one too few
    ),
    "print('{\"notes\": [7]}')",
    "print('{\"notes\": []}', end='')",
    "import sys; sys.stdout.buffer.write(bytes(100_000))",
    'while True: print(\'{"progress": [0, 1, "and on"]}\')',
    "raise SystemExit(3)",
]


@pytest.mark.parametrize("source", GARBAGE)
def test_an_answer_that_no_reader_gives(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begins = "print('{\"ready\": true}', flush=True)\n"
    monkeypatch.setattr(child, "command", lambda: [sys.executable, "-I", "-S", "-c", begins + source])
    monkeypatch.setattr(child, "MOST_ANSWERED", 200_000)
    monkeypatch.setattr(child, "LONGEST_LINE", 150_000)
    with pytest.raises(UserError, match="was stopped, it is too large or damaged"):
        read_cells_in_sandbox(workbook(), "a.xlsx")


def test_a_bundled_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child.command() == [sys.executable, "--read-cells"]
    request = {"name": "a.xlsx", "password": None, "memory": 1024**3, "seconds": 60}
    given = json.dumps(request).encode() + b"\n" + workbook()
    starting = [sys.executable, "-m", "ibdesk", "--read-cells"]
    ended = subprocess.run(starting, input=given, capture_output=True, check=False)
    assert ended.returncode == 0
    assert ended.stdout.splitlines()[-1] == b'{"notes":[]}'


def test_the_process_loads_the_reader_alone() -> None:
    source = "import sys, ibdesk.reading.sandbox.reader_main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True).stdout.split()
    for heavy in ("PySide6", "pandas", "numpy", "openpyxl", "sqlite3", "msoffcrypto", "python_calamine", "subprocess"):
        assert heavy not in loaded
    ours = {name.split(".")[1] for name in loaded if name.startswith("ibdesk.")}
    assert ours == {"domain", "errors", "lasting_objects", "reading", "progress"}
    domain = {name for name in loaded if name.startswith("ibdesk.domain.")}
    assert domain == {"ibdesk.domain.cell_address", "ibdesk.domain.file_names", "ibdesk.domain.refused"}


def test_several_at_once_do_not_disturb_each_other() -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as executor:
        books: list[Workbook] = list(
            executor.map(lambda number: read_cells_in_sandbox(rows(number), "a.xlsx"), range(1, 9))
        )
    assert [len(book.sheets[0].cells) for book in books] == [3 * number for number in range(1, 9)]


@pytest.mark.slow
def test_three_hundred_thousand_rows_within_the_minute() -> None:
    data = rows(300_000)
    book = read_cells_in_sandbox(data, "a.xlsx")
    assert len(book.sheets[0].cells) == 900_000

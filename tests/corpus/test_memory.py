"""Under a gigabyte for any workbook, in the program and in the process that reads; next to nothing for a bomb.

What is usual stands beside each (in MB, of the program and of the reading process): the bounds are far from it, and
below what it would take to read a bomb after all.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from tests.benchmarks.reading import write_long_table
from tests.corpus import big
from tests.corpus.kinds import TRUTH
from tests.corpus.wrapping import SHEET, parts, shared
from tests.reading.files import odd_workbooks as odd

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="asks the system as Linux answers"),
    pytest.mark.timeout(900),  # how long it takes is not what is tested here
]

ROOT = Path(__file__).parents[2]
GIGABYTE, LITTLE = 1024**3, 240 * 1024**2
ROWS, COLUMNS = 299_000, "ABCDEFGHIJ"  # not quite three million cells, the most that are read
SOME, NONE = len(TRUTH), 0
BOMBS = ("a bomb of one text", "a bomb of rows", "a bomb of spaces", "a bomb of texts", "a bomb that lies")
OF_NO_USE = ("a picture of no use of 300 MB", "a million painted rows", "fifty thousand merged ranges")


def numbers(_: str) -> bytes:
    """No two alike: none can be kept once for many."""
    made = parts("long")
    made[SHEET] = odd.sheet_xml(_rows(ROWS, lambda place: f"<v>{place / 7:.10f}</v>"))
    return odd.pack(made)


def texts(_: str) -> bytes:
    made = shared("long")
    made[SHEET] = odd.sheet_xml(_rows(50_000, lambda place: f"<v>{place}</v>", ' t="s"'))
    made["xl/sharedStrings.xml"] = odd.strings_xml(*(f"<t>{'п' * 22}{place:08d}</t>" for place in range(500_000)))
    return odd.pack(made)


def _rows(count: int, content: Callable[[int], str], kind: str = "") -> str:
    return "".join(
        f'<row r="{row + 1}">'
        + "".join(
            f'<c r="{column}{row + 1}"{kind}>{content(row * len(COLUMNS) + place)}</c>'
            for place, column in enumerate(COLUMNS)
        )
        + "</row>"
        for row in range(count)
    )


def text_file(_: str) -> bytes:
    lines = (",".join(f"{(row * 10 + place) / 7:.12f}" for place in range(10)) for row in range(ROWS))
    return "\n".join(lines).encode()


def slow(make: Callable[[str], bytes], name: str, bound: int, figures: int, kind: str) -> ParameterSet:
    return pytest.param(make, name, bound, figures, id=kind, marks=pytest.mark.slow)


@pytest.mark.parametrize(
    ("make", "name", "bound", "figures"),
    [
        pytest.param(big.QUICK["a number at the far end"][0], "a.xlsx", LITTLE, SOME, id="a far cell"),  # 31, 30
        pytest.param(big.QUICK["merged from end to end"][0], "a.xlsx", LITTLE, SOME, id="all merged"),  # 31, 30
        pytest.param(big.far_binary, "a.xlsb", LITTLE, NONE, id="a far cell in a binary workbook"),  # 30, 70
        *(slow(big.SLOW[kind][0], "a.xlsx", LITTLE, NONE, kind) for kind in BOMBS),  # 35, 164
        *(slow(big.SLOW[kind][0], "a.xlsx", LITTLE, SOME, kind) for kind in OF_NO_USE),  # 43, 35
        slow(big.many_sheets, "a.xlsx", LITTLE, SOME, "ten thousand sheets"),  # 87, 46
        slow(numbers, "a.xlsx", GIGABYTE, NONE, "three million numbers"),  # 739, 798
        slow(texts, "a.xlsx", GIGABYTE, NONE, "half a million texts"),  # 232, 209
        slow(text_file, "a.csv", GIGABYTE, NONE, "three million numbers in a text file"),  # 705, 918
    ],
)
def test_a_workbook_takes_no_more_than_it_may(
    tmp_path: Path, make: Callable[[str], bytes], name: str, bound: int, figures: int
) -> None:
    (tmp_path / name).write_bytes(make("long"))
    check_peaks(tmp_path / name, bound, figures)


@pytest.mark.slow
def test_ten_years_of_everything_fit(tmp_path: Path) -> None:
    indicators = write_long_table(tmp_path / "a.xlsx", 300_000)
    check_peaks(tmp_path / "a.xlsx", GIGABYTE, 300_000, indicators)  # 539, 194


@pytest.mark.slow
def test_more_than_one_import_may_bring_never_get_to_memory(tmp_path: Path) -> None:
    indicators = write_long_table(tmp_path / "a.xlsx", 600_000)
    check_peaks(tmp_path / "a.xlsx", GIGABYTE, 0, indicators)


def check_peaks(workbook: Path, bound: int, figures: int, indicators: int = 0) -> None:
    words = ["-m", "tests.corpus.peak_memory", workbook, workbook.parent / "board.ibdesk", indicators]
    ended = subprocess.run([sys.executable, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=True)
    peaks = json.loads(ended.stdout)
    assert peaks["figures"] == figures
    assert 5 * 1024**2 < peaks["program"] < bound
    assert 5 * 1024**2 < peaks["reading"] < bound

"""Small boards with real workbooks, for the stories about a desk."""

import sqlite3
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import openpyxl

from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.month import Month
from ibdesk.domain.target import AtLeast, AtMost, Basis, Target
from tests.made import AUGUST, POPULATION, indicator

ANNA = "Performance analyst"
JULY = AUGUST - 1
DEFINITIONS = Records(
    indicators=(
        indicator("7", name="Referrals", polarity=Polarity.LOWER),
        indicator("10", name="In time", polarity=Polarity.HIGHER, unit=Unit.PERCENT, officer="Head of Assessment"),
    ),
    targets=(
        Target("7", AtMost(Fraction(130)), Basis.VALUE),
        Target("10", AtLeast(Fraction(85)), Basis.VALUE),
    ),
    populations=POPULATION,
)
Row = tuple[str, Month, object]


def workbook(path: Path, rows: Iterable[Row], comments: Iterable[tuple[str, Month, str]] = ()) -> Path:
    """A workbook as a team sends it: Code, Month, Value, and a sheet of comments."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Figures"
    sheet.append(["Code", "Month", "Value"])
    for code, month, value in rows:
        sheet.append([code, str(month), value])
    if comments:
        texts = book.create_sheet("Comments")
        texts.append(["Code", "Month", "Text", "Author"])
        for code, month, text in comments:
            texts.append([code, str(month), text, "Head of Fieldwork"])
    book.properties.title = path.stem  # another name is another file, also within one second
    book.save(path)
    return path


def bring(desk: Desk, name: str, rows: Iterable[Row], comments: Iterable[tuple[str, Month, str]] = ()) -> int:
    """Import a workbook of these rows; the number of the step."""
    path = workbook(desk.board.path.with_name(name), rows, comments)
    return desk.imports.accept(desk.imports.preview([path]))


def new_desk(folder: Path, by: str = ANNA) -> Desk:
    return Desk.create(folder / "North.ibdesk", by, DEFINITIONS)


def year(code: str, latest: Month, values: Iterable[object]) -> list[Row]:
    """One value a month, the last one for the latest month."""
    listed = list(values)
    return [(code, latest - (len(listed) - 1 - place), value) for place, value in enumerate(listed)]


def desk_with_figures(folder: Path) -> Desk:
    """Three months of two indicators: 7 misses its target in August, 10 meets it."""
    desk = new_desk(folder)
    rows = [*year("7", AUGUST, [120, 125, 140]), *year("10", AUGUST, ["90%", "91%", "92%"])]
    bring(desk, "July and August.xlsx", rows)
    return desk


def break_page(board: Path) -> None:
    """One that nothing of what is shown is read from: it is seen where all pages are looked through."""
    connection = sqlite3.connect(board)
    ((root,),) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'sealed_pack'")
    ((size,),) = connection.execute("PRAGMA page_size")
    connection.close()
    with board.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)

"""A board's figures as a tidy table: exact, safe to open, and read back to the same figures."""

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Records
from ibdesk.domain.figure import PROVISIONAL, CellSource, Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.reading.workbooks import InFile
from ibdesk.writing.figures_table import write_tidy_csv
from tests.made import AUGUST, board, finished, indicator, part, referrals
from tests.reading.read_workbooks import read_workbooks

TEN = indicator("10", unit=Unit.PERCENT, name="Initial assessments in time")
QUARTERLY = indicator("33", value_period=Covers.QUARTER, supplied_as=Supply.FINISHED, name="Health referrals")


def everything() -> Records:
    seven = referrals()
    figures = (
        *seven.figures,
        part("10", AUGUST, 103, Part.NUMERATOR),
        part("10", AUGUST, 158, Part.DENOMINATOR, marks=PROVISIONAL),
        part("10", AUGUST - 1, "65.1898734177215"),
        part("10", AUGUST - 2, Missing.SUPPRESSED),
        part("10", AUGUST - 3, Missing.NO_DATA),
        finished("33", AUGUST - 2, 65, Covers.QUARTER),
        finished("33", AUGUST - 2, "46.54", Covers.QUARTER, which=Part.RATE),
    )
    return board([*seven.indicators, TEN, QUARTERLY], figures, seven.targets)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def comparable(figure: Figure) -> tuple[object, ...]:
    return (*figure.key, figure.quantity)


def test_the_table_has_a_row_for_each_month_and_period(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    assert write_tidy_csv(everything(), path) == len(rows(path))
    august = next(row for row in rows(path) if row["Code"] == "7" and row["Month"] == "2014-08")
    assert (august["Value"], august["Numerator"], august["Covers"]) == ("489", "", "monthly part")
    assert august["Source"] == "figures.xlsx, Figures!B2"
    quarter = next(row for row in rows(path) if row["Code"] == "33")
    assert (quarter["Value"], quarter["Rate"], quarter["Covers"]) == ("65", "46.54", "quarter")


def test_it_reads_back_to_the_same_figures(tmp_path: Path) -> None:
    records, path = everything(), tmp_path / "figures.csv"
    write_tidy_csv(records, path)
    (contents,) = read_workbooks([InFile(path)], replace(records, figures=()))
    assert contents.error is None
    assert [problem for problem in contents.problems if problem.severity == "error"] == []
    assert {comparable(figure) for figure in contents.records.figures} == {
        comparable(figure) for figure in records.figures
    }


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    hostile = indicator("=1+1", name="=cmd|' /C calc'!A0")
    figure = part("=1+1", AUGUST, -5)._replace(source=CellSource("@evil.xlsx", "S", "A1"))
    write_tidy_csv(board([hostile], [figure]), path)
    (row,) = rows(path)
    assert (row["Code"], row["Value"]) == ("'=1+1", "-5"), "a number stays a number"
    assert row["Indicator"].startswith("'=")
    assert row["Source"].startswith("'@")


@pytest.mark.parametrize("before", [" ", "\u00a0", "\ufeff", "\t", "\u200b", "\u3000"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＠"])
def test_no_text_hides_a_formula_behind_what_cannot_be_seen(tmp_path: Path, before: str, sign: str) -> None:
    path, words = tmp_path / "figures.csv", f"{before}{sign}HYPERLINK(1)"
    hostile = indicator(words, name=words)
    write_tidy_csv(board([hostile], [part(words, AUGUST, -5)._replace(source=CellSource(words, "S", "A1"))]), path)
    (row,) = rows(path)
    assert {row["Code"], row["Indicator"], row["Source"][: len(words) + 1]} == {f"'{words}"}
    assert row["Value"] == "-5"


def test_an_empty_board_is_a_heading_row(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    assert write_tidy_csv(board([TEN]), path) == 0
    assert path.read_text(encoding="utf-8-sig").startswith("Code,Indicator,Month,Covers,Provisional,Value")

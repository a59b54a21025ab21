"""The August 2014 report made again from workbooks, long and wide, through the command line."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ibdesk.__main__ import main
from ibdesk.domain.month import Month
from tests.sample.files import rows

R, G, N, X = "red", "green", "not assessed", "no data"
# Code: value, rate per 10,000, assessment, as printed or as the rules give them.
REPORT = {
    "1": ("867", "240.17", N),
    "2": ("0", None, N),
    "3": ("0", "4.43", N),
    "4": ("567", None, N),
    "5": ("99.65%", None, R),
    "6": ("86.24%", None, N),
    "7": ("489", "1,060.66", R),
    "8": ("24.54%", "510.25", R),
    "9": ("158", "608.31", R),
    "10": ("65.19%", "309.70", R),
    "11": ("126", "428.81", R),
    "12": ("62.70%", "250.14", R),
    "13": ("19.25%", "82.55", G),
    "14": ("29", None, N),
    "15": ("816", None, N),
    "16": ("72.41%", None, N),
    "17": ("475", None, N),
    "18": ("198", "54.85", R),
    "19": ("22.22%", None, R),
    "20": ("0.51%", None, G),
    "21": ("8", "59.00", N),
    "22": ("37.50%", None, R),
    "23": ("15", None, N),
    "24": ("86.67%", None, R),
    "26": ("91.94%", None, R),
    "27": ("265", "73.41", R),
    "28": ("66.04%", "48.48", R),
    "30": ("98.03%", "55.12", R),
    "31": ("35", "9.70", N),
    "32": ("82.86%", "183.66", R),
    "33": ("65", None, N),
    "34": ("35", None, N),
    "35": ("60", None, N),
    "36": ("No data", None, X),
    "37": ("No data", None, X),
    "38": ("No data", None, X),
    "39": ("No data", None, X),
}


def written(text: str) -> str | int | float | None:
    """The cell as an office writes it: numbers as numbers, words as words, nothing as nothing."""
    try:
        number = Decimal(text)
    except ArithmeticError:
        return text or None
    return int(number) if number == number.to_integral_value() else float(number)


def population(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Population")
    sheet.append(["Year", "Population aged 0-17", "Source"])
    for year in range(2011, 2015):
        sheet.append([year, 36_100, "mid-year estimate"])


def long_workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Returns"
    sheet.append(["Monthly return, children's social care"])
    sheet.append([])
    sheet.append(["Code", "Month", "Value", "Numerator", "Denominator"])
    for row in rows("figures.csv"):
        sheet.append(
            [int(row["code"]), row["month"], *(written(row[part]) for part in ("value", "numerator", "denominator"))]
        )
    population(book)
    book.save(path)


def wide_workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    found: dict[str, dict[str, dict[Month, str]]] = {"value": {}, "numerator": {}, "denominator": {}}
    for row in rows("figures.csv"):
        for part, series in found.items():
            if row[part]:
                series.setdefault(row["code"], {})[Month.parse(row["month"])] = row[part]
    every = sorted({Month.parse(row["month"]) for row in rows("figures.csv")})
    for part, title in (("value", "Figures"), ("numerator", "Numerators"), ("denominator", "Denominators")):
        sheet = book.create_sheet(title)
        sheet.append(["Code", "Indicator", *(date(month.year, month.number, 1) for month in every)])
        for code, of_months in found[part].items():
            sheet.append([code, None, *(written(of_months.get(month, "")) for month in every)])
    population(book)
    book.save(path)


@pytest.fixture(params=[long_workbook, wide_workbook], ids=["long", "wide"])
def board(request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    make: Callable[[Path], None] = request.param
    workbook, board = tmp_path / "return.xlsx", tmp_path / "board.ibdesk"
    make(workbook)
    status = main(["import", str(workbook), "--board", str(board), "--keep-shipped", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert status == 1, "6 against 7 in August 2012 is a known error"
    errors = [problem for problem in answer["problems"] if problem["severity"] == "error"]
    assert {(problem["rule"], problem["month"]) for problem in errors} == {("sibling-identity", "2012-08")}
    return board


def shown(board: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, dict[str, Any]]:
    assert main(["show", "--board", str(board), "--month", "2014-08", "--json", *more]) == 0
    return {page["code"]: page for page in json.loads(capsys.readouterr().out)["indicators"]}


def test_every_value_rate_and_assessment(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = shown(board, capsys)
    found = {
        code: (
            page["value_text"],
            page["rate_text"] if page["rate"] is not None else None,
            page["assessment"]["status"],
        )
        for code, page in pages.items()
    }
    assert found == REPORT
    assert all(page["assessment"]["override"] is None for page in pages.values())


def test_referrals_are_compared_by_rate_with_a_year_before(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(board, capsys, "--code", "7")["7"]
    assert page["compared"]["month"] == "2013-08"
    assert page["compared"]["basis"] == "rate"
    assert round(page["compared"]["value"], 2) == 561.77
    assert (page["value"], page["direction"], page["judgement"]) == (489, "up", "worse")
    assert page["rate"] == pytest.approx(1060.6648199)
    assert page["target"] == {"low": 461.2, "high": 563.6, "basis": "rate"}
    assert [earlier["value"] for earlier in page["previous"]] == [122, 69]


def test_the_same_file_again_adds_nothing(board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = shown(board, capsys)
    main(["import", str(tmp_path / "return.xlsx"), "--board", str(board), "--json"])
    again = json.loads(capsys.readouterr().out)
    assert again["summary"]["restated"] == 0
    assert shown(board, capsys) == before


def test_a_file_that_is_known_is_not_said_to_change_what_came_later(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = tmp_path / "later.csv"
    later.write_text("Code,Month,Value\n4,2014-08,500\n", encoding="utf-8")
    main(["import", str(later), "--board", str(board)])
    capsys.readouterr()
    main(["import", str(tmp_path / "return.xlsx"), "--board", str(board), "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert (answer["import"], answer["summary"]["restated"]) == (2, 0)
    assert "already-imported" in {problem["rule"] for problem in answer["problems"]}
    assert shown(board, capsys)["4"]["value"] == 500


def test_undo_takes_the_import_back(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["undo", "--board", str(board)]) == 0
    capsys.readouterr()
    assert {page["assessment"]["status"] for page in shown(board, capsys).values()} == {X}

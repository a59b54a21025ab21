"""A target that a workbook gave wrongly, and that another workbook or a person put right."""

from fractions import Fraction
from pathlib import Path

import openpyxl

from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.problem import Problem
from ibdesk.domain.target import Basis, Between, Target
from tests.desk.small_boards import desk_with_figures
from tests.made import AUGUST


def bring_target(desk: Desk, name: str, low: int, high: int, code: str = "7", since: str = "") -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Targets"
    sheet.append(["Code", "From", "Basis", "Low", "High", "Tolerance"])
    sheet.append([code, since or None, "value", low, high, None])
    book.properties.title = name
    path = desk.board.path.with_name(name)
    book.save(path)
    desk.imports.accept(desk.imports.preview([path]))


def crossed(desk: Desk) -> list[Problem]:
    return [each for each in desk.months.problems(AUGUST) if each.rule == "target-bounds"]


def test_a_crossed_target_is_over_when_another_workbook_brings_it_and_there_again_at_undo(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring_target(desk, "good before.xlsx", 300, 500)
        bring_target(desk, "crossed.xlsx", 600, 400)
        assert len(crossed(desk)) == 1, "an earlier target does not put it right"
        bring_target(desk, "of another.xlsx", 40, 60, code="10")
        bring_target(desk, "of another month.xlsx", 400, 600, since="Apr-14")
        assert len(crossed(desk)) == 1
        bring_target(desk, "right.xlsx", 400, 600)
        assert crossed(desk) == []
        desk.history.undo()
        assert len(crossed(desk)) == 1


def test_a_crossed_target_is_over_when_a_person_types_it(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring_target(desk, "crossed.xlsx", 600, 400)
        assert len(crossed(desk)) == 1
        typed = Target("7", Between(Fraction(400), Fraction(600)), Basis.VALUE)
        desk.board.keep("change the target of 7", Records(targets=(typed,)))
        assert crossed(desk) == []


def test_a_crossed_target_from_a_month_is_put_right_by_that_months(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring_target(desk, "crossed.xlsx", 600, 400, since="Apr-14")
        bring_target(desk, "for all months.xlsx", 400, 600)
        assert len(crossed(desk)) == 1
        bring_target(desk, "right.xlsx", 400, 600, since="Apr-14")
        assert crossed(desk) == []

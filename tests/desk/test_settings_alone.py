"""A workbook of settings without any figure is checked against the figures that the board has."""

from pathlib import Path

import openpyxl

from ibdesk.desk import Desk
from ibdesk.domain.target import Basis
from tests.made import AUGUST, referrals


def test_a_bare_target_sent_alone_is_told_as_green_by_accident(tmp_path: Path) -> None:
    path = tmp_path / "targets.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Targets"
    sheet.append(["Code", "From", "Low", "High"])
    sheet.append(["7", "2014-04", 450, 500])
    book.save(path)
    with Desk.create(tmp_path / "North.ibdesk", "Performance analyst", referrals()) as desk:
        preview = desk.imports.preview([path])
        assert preview.month is None
        assert [target.basis for target in preview.records.targets] == [Basis.RATE]
        found = [problem for problem in preview.problems if problem.rule == "target-basis"]
    assert [(problem.code, problem.month) for problem in found] == [("7", AUGUST)]
    assert found[0].source is not None

"""A row whose label is no indicator: asked once in the import, followed for that label and no other from then on."""

from fractions import Fraction
from pathlib import Path

import pytest

from ibdesk.desk import Desk, ImportPreview
from ibdesk.domain.problem import Severity
from ibdesk.domain.question import LEAVE_OUT, NOTHING_DECIDED, ROW_LABEL, Answer, Decisions, Question
from tests.desk.small_boards import desk_with_figures
from tests.made import AUGUST
from tests.reading.made_workbooks import Rows, workbook

HEADINGS, KNOWN = ("Code", "Month", "Value"), ["10", "2014-07", "91%"]


def preview(desk: Desk, name: str, rows: Rows, decisions: Decisions = NOTHING_DECIDED) -> ImportPreview:
    path = desk.board.path.with_name(name)
    path.write_bytes(workbook({"Figures": rows}))
    return desk.imports.preview_opened(desk.imports.preview([path]).opened, decisions=decisions)


def answered(desk: Desk, name: str, rows: Rows, **words: str) -> ImportPreview:
    """The import with these answers, by label; kept."""
    asked = preview(desk, name, rows)
    answers = tuple(Answer(each.key, words[each.about.replace(" ", "_")]) for each in asked.questions)
    after = preview(desk, name, rows, Decisions(answers=answers))
    desk.imports.accept(after)
    return after


def errors(found: ImportPreview) -> list[str]:
    return [each.rule for each in found.problems if each.severity is Severity.ERROR]


def august(desk: Desk, code: str = "7") -> Fraction | None:
    return desk.months.report(AUGUST).page(code).value.number


def asked(found: ImportPreview) -> list[Question]:
    return [each for each in found.questions if each.rule == ROW_LABEL]


@pytest.mark.parametrize("label", ["Total", "Grand total", "NI 7", "KPI7", "Row 7", "Elsewhere", "99"])
def test_a_label_is_asked_and_the_rest_comes_in(tmp_path: Path, label: str) -> None:
    rows = [HEADINGS, ["7", "2014-08", 141], [label, "2014-08", 99], ["10", "2014-08", "93%"]]
    with desk_with_figures(tmp_path) as desk:
        found = preview(desk, "August.xlsx", rows)
        (question,) = asked(found)
        assert label in question.text
        first = question.choices[0].word
        assert first == ("7" if label.endswith("7") else LEAVE_OUT)
        assert {choice.word for choice in question.choices} == {"7", "10", LEAVE_OUT}
        assert errors(found) == ["unknown-code"]
        assert found.changed == 2


def test_a_total_is_left_out_for_good_and_no_other_label(tmp_path: Path) -> None:
    rows = [HEADINGS, ["7", "2014-08", 141], ["Total", "2014-08", 234]]
    with desk_with_figures(tmp_path) as desk:
        found = answered(desk, "August.xlsx", rows, Total=LEAVE_OUT)
        assert (errors(found), asked(found)) == ([], [])
        later = [HEADINGS, ["7", "2014-09", 142], ["TOTAL", "2014-09", 235], ["Sub-total", "2014-09", 5]]
        found = preview(desk, "September.xlsx", later)
        assert [each.about for each in asked(found)] == ["Sub-total"]
        assert errors(found) == ["unknown-code"]
        assert ["TOTAL" in each.found for each in found.problems if each.rule == "left-out"] == [True]
        desk.history.undo()
        assert [each.about for each in asked(preview(desk, "September.xlsx", later))] == ["TOTAL", "Sub-total"]


def test_a_label_that_stands_for_an_indicator_is_read_as_it(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        found = answered(desk, "August.xlsx", [HEADINGS, ["NI 7", "2014-08", 141], KNOWN], NI_7="7")
        assert (errors(found), august(desk)) == ([], 141)
        found = preview(desk, "again.xlsx", [HEADINGS, ["ni 7", "2014-08", 142], ["NI 10", "2014-08", "94%"], KNOWN])
        desk.imports.accept(found)
        assert august(desk) == 142
        assert [each.about for each in asked(found)] == ["NI 10"]
        assert ["as-answered" in each.rule and each.code == "7" for each in found.problems if each.found == "ni 7"] == [
            True
        ]


def test_an_indicator_that_is_defined_later_by_that_code_is_itself(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        answered(desk, "August.xlsx", [HEADINGS, ["7", "2014-08", 141], ["99", "2014-08", 5]], **{"99": LEAVE_OUT})
        path = desk.board.path.with_name("defined.xlsx")
        defined = [("Code", "Name"), ("99", "Visits")]
        path.write_bytes(workbook({"Indicators": defined, "Figures": [HEADINGS, ["99", "2014-08", 6]]}))
        desk.imports.accept(desk.imports.preview([path]))
        assert august(desk, "99") == 6


def test_the_error_of_a_workbook_that_was_kept_unanswered_is_over_once_it_is_answered(tmp_path: Path) -> None:
    rows = [HEADINGS, ["7", "2014-08", 141], ["Total", "2014-08", 234]]
    with desk_with_figures(tmp_path) as desk:
        desk.imports.accept(preview(desk, "August.xlsx", rows))
        assert "unknown-code" in {each.rule for each in desk.months.problems(AUGUST)}
        answered(desk, "August.xlsx", rows, Total=LEAVE_OUT)
        assert "unknown-code" not in {each.rule for each in desk.months.problems(AUGUST)}


def test_a_sheet_of_which_no_row_is_known_asks_about_none_of_them(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        found = preview(desk, "August.xlsx", [HEADINGS, ["Visits", "2014-08", 141], ["Total", "2014-08", 1]])
        assert asked(found) == []
        assert errors(found) == ["unknown-code", "unknown-code"]


def test_a_sheet_full_of_unknown_codes_asks_about_a_few(tmp_path: Path) -> None:
    rows = [HEADINGS, ["7", "2014-08", 141], *([f"X{number}", "2014-08", number] for number in range(50))]
    with desk_with_figures(tmp_path) as desk:
        found = preview(desk, "August.xlsx", rows)
        assert len(asked(found)) == 8
        assert len(errors(found)) == 50

"""A workbook put right, held against the problems it had."""

from msgspec.structs import replace

from ibdesk.domain.figure import CellSource
from ibdesk.domain.month import Month
from ibdesk.domain.problem import AcceptedWarning, Problem, Severity
from ibdesk.domain.rechecked import NOT_THE_SENDERS, for_the_senders, of_workbook, recheck, to_send_back

AUGUST = Month(2014, 8)


def told(cell: str = "C3", rule: str = "big-change", **fields: object) -> Problem:
    given = {"severity": Severity.WARNING, "message": "Look.", "next_step": "Check it.", "code": "7", "month": AUGUST}
    source = CellSource(str(fields.pop("workbook", "a.xlsx")), "Figures", cell)
    return Problem(rule, source=source, **(given | fields))  # type: ignore[arg-type]


def test_what_is_gone_what_remains_what_is_new() -> None:
    before = [told("C3"), told("C4"), told("C5")]
    after = [told("C4", message="Now 12."), told("C9"), told("C3", rule="impossible-number")]
    result = recheck(before, after)
    assert result.gone == (before[0], before[2])
    assert result.remaining == (after[0],), "as it is told now"
    assert result.new == (after[1], after[2])
    assert result.sentence == "2 problems are gone, 1 remains, 2 are new."


def test_the_workbooks_name_may_have_changed_and_the_sheets_letters() -> None:
    renamed = replace(told(), source=CellSource("a (fixed).xlsx", "FIGURES", "C3"))
    assert recheck([told()], [renamed]).remaining == (renamed,)


def test_another_code_or_month_at_the_cell_is_another_problem() -> None:
    for other in (told(code="8"), told(month=AUGUST - 1)):
        result = recheck([told()], [other])
        assert (result.gone, result.new) == ((told(),), (other,))


def test_of_two_alike_one_may_go() -> None:
    first, second = told(message="102"), told(message="69")
    result = recheck([first, second], [told(message="69")])
    assert (len(result.gone), len(result.remaining), result.new) == (1, 1, ())


def test_what_only_informs_or_was_accepted_is_left_out() -> None:
    warning = told()
    accepted = replace(warning, accepted=AcceptedWarning(*warning.place, "It is so.", "Officer", "2014-09-08"))
    result = recheck([told(severity=Severity.INFO), accepted], [])
    assert result.sentence == "There was no problem in it, and there is none."


def test_one_workbooks_problems_and_those_that_go_back() -> None:
    own, others = told(), told(workbook="b.xlsx")
    assert of_workbook([own, others, replace(own, source=None)], "a.xlsx") == (own,)
    information = told(severity=Severity.INFO)
    assert to_send_back([own, information]) == (own,)


def test_what_no_workbook_can_answer_does_not_go_back() -> None:
    own = told()
    others = [replace(own, rule=rule) for rule in sorted(NOT_THE_SENDERS)]
    assert to_send_back([*others, own]) == (own,)
    assert for_the_senders([own, *others]) == (own,)

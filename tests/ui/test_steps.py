"""Where the month stands: the five steps, over reports made in code."""

from msgspec.structs import replace

from ibdesk.domain.board import Comment, CommentState
from ibdesk.domain.problem import AcceptedWarning
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.seal import Seal
from ibdesk.ui.app.steps import Step, StepName, StepState, steps
from ibdesk.ui.window.status_line import summaries
from tests.made import AUGUST
from tests.ui.window_kit import PROBLEMS, five_report


def step(report: BoardReport, name: StepName, saved: bool = False) -> Step:
    return next(step for step in steps(report, saved) if step.name is name)


def with_comments(report: BoardReport, codes: set[str], state: CommentState = CommentState.DRAFT) -> BoardReport:
    pages = tuple(
        replace(page, comment=Comment(page.code, AUGUST, "Because.", state=state)) if page.code in codes else page
        for page in report.pages
    )
    return replace(report, pages=pages)


def test_import_is_done_when_nothing_is_blank() -> None:
    partly = step(five_report(), StepName.IMPORT)
    assert (partly.words, partly.state, partly.share) == ("4 of 5 figures", StepState.PARTLY, 0.8)
    report = five_report()
    full = replace(report, pages=report.pages[:4])
    assert step(full, StepName.IMPORT).state is StepState.DONE


def test_one_is_said_as_one() -> None:
    report = five_report()
    alone = replace(report, pages=report.pages[:1])
    assert step(alone, StepName.IMPORT).words == "1 of 1 figure"
    assert summaries(alone)[0].startswith("1 indicator  ")
    assert summaries(report)[0].startswith("5 indicators  ")


def test_check_counts_what_must_be_fixed_and_looked_at() -> None:
    assert step(five_report(), StepName.CHECK).words == "1 to fix, 2 to check"
    assert step(five_report(PROBLEMS[1:]), StepName.CHECK).words == "2 to check"
    only_information = step(five_report(PROBLEMS[3:]), StepName.CHECK)
    assert (only_information.words, only_information.state) == ("Nothing to fix", StepState.DONE)


def test_comments_fill_up() -> None:
    report = five_report()
    assert step(report, StepName.COMMENTS).state is StepState.OPEN
    some = step(with_comments(report, {"1", "2"}), StepName.COMMENTS)
    assert (some.words, some.state, some.share) == ("2 of 5", StepState.PARTLY, 0.4)
    everyone = with_comments(report, {page.code for page in report.pages})
    assert step(everyone, StepName.COMMENTS).state is StepState.DONE


def test_errors_stand_in_the_way_of_signing_off_and_warnings_do_not() -> None:
    assert step(five_report(), StepName.SIGN_OFF).words == "1 to fix first"
    assert step(five_report(PROBLEMS[1:]), StepName.SIGN_OFF).words == "Nothing in the way"
    seal = Seal(AUGUST, "Head of Fieldwork", "2014-09-12T10:42:00+01:00", 4, "", "")
    signed = step(replace(five_report(()), seal=seal), StepName.SIGN_OFF)
    assert (signed.words, signed.state) == ("12 Sep 2014", StepState.DONE)


def test_what_was_accepted_waits_for_nobody() -> None:
    first = PROBLEMS[1]
    reason = AcceptedWarning(*first.place, "The team moved.", "Head of Fieldwork", "2014-09-12T10:42:00+01:00")
    report = five_report((PROBLEMS[0], replace(first, accepted=reason), PROBLEMS[2]))
    assert step(report, StepName.CHECK).words == "1 to fix, 1 to check"


def test_export_is_done_while_the_saved_pack_holds() -> None:
    assert step(five_report(), StepName.EXPORT).state is StepState.OPEN
    assert step(five_report(), StepName.EXPORT, saved=True).state is StepState.DONE

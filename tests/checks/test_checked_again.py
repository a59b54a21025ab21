"""After any edit a board is checked again only where it was touched: what comes is what would come from nothing."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ibdesk.checks import RULES, CheckedBoard, check, checking
from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.domain.board import Comment, Event, Population, Records, merge
from ibdesk.domain.figure import Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import of_month
from ibdesk.domain.report.built_pages import BuiltPages
from ibdesk.domain.report.report import build_pages
from ibdesk.domain.report.restatements import Changes, changes
from ibdesk.domain.settings import BoardSettings
from tests.checks.looking import sample_board
from tests.checks.test_any_board import codes, figures, indicators, months, records, some
from tests.made import AUGUST, board, indicator, part

# Figures that comments quote: on their own page, on a related one, or on one that has nothing to do with them.
QUOTED = st.sampled_from([Fraction(6519, 100), Fraction(4875, 100), Fraction(489)])
LOOKED_AT = st.sampled_from([AUGUST, AUGUST - 1])
comments = st.builds(
    lambda code, month, number: Comment(code, month, f"It was {float(number)}% in the month, after 79 of 83."),
    codes,
    LOOKED_AT,
    QUOTED,
)
quoted = st.builds(lambda figure, number, month: figure._replace(quantity=number, month=month), figures, QUOTED, months)
edits = st.one_of(
    st.builds(Records, comments=some(comments, 2)),
    st.builds(Records, figures=some(figures | quoted, 3)),
    st.builds(Records, indicators=some(indicators, 1)),
    st.builds(Records, events=some(st.builds(Event, months, st.none() | codes, st.just("Moved"), st.booleans()), 1)),
    st.builds(Records, populations=some(st.builds(Population, st.integers(2010, 2015), QUOTED), 1)),
    st.builds(Records, settings=st.builds(BoardSettings, small_base=st.integers(1, 60))),
    records,
)


def in_any_order(problems: object) -> list[str]:
    return sorted(map(repr, problems))  # type: ignore[call-overload]


@settings(max_examples=300, deadline=None)
@given(records, some(comments, 3), some(quoted, 6), months)
def test_related_indicators_alone_show_what_the_whole_board_does(
    known: Records, said: tuple[Comment, ...], more: tuple[object, ...], month: Month
) -> None:
    """Else a rule looks further than its record says."""
    known = replace(known, comments=(*known.comments, *said), figures=(*known.figures, *more))
    whole = Evidence.of(known, month)
    found = [problem for rule in RULES for problem in (*rule.find(whole), *rule.find_across(whole))]
    assert in_any_order(check(known, month)) == in_any_order(of_month(found, month))


@settings(max_examples=200, deadline=None)
@given(records, st.lists(st.tuples(edits, LOOKED_AT), min_size=1, max_size=6))
def test_after_any_edits_the_pages_and_problems_are_those_from_nothing(
    known: Records, steps: list[tuple[Records, Month]]
) -> None:
    pages = BuiltPages()
    kept = CheckedBoard(pages)
    for edit, month in steps:
        before, known = known, merge(known, edit)
        moved = Changes(0, 1, changes(before, known))
        assert pages.pages(known, month, moved.restatements) == build_pages(known, month, moved.restatements)
        assert kept.problems(known, month, changes=moved) == check(known, month, changes=moved)
        # Taken back: what was found in between must not stay.
        assert kept.problems(before, month) == check(before, month)


def test_a_comment_has_its_own_page_built_and_its_own_family_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    known, pages = sample_board(), BuiltPages()
    kept = CheckedBoard(pages)
    before = pages.pages(known, AUGUST)
    kept.problems(known, AUGUST)
    checked: list[tuple[str, ...]] = []
    found_in = checking._found_in

    def watched(family: Evidence, parts: tuple[Records, ...]) -> checking._Found:
        checked.append(tuple(page.code for page in family.pages))
        return found_in(family, parts)

    monkeypatch.setattr(checking, "_found_in", watched)
    comment = next(page.comment for page in before if page.code == "20")
    after = merge(known, Records(comments=(replace(comment, text="Counted again."),)))
    built = pages.pages(after, AUGUST)
    assert [new.code for old, new in zip(before, built, strict=True) if new is not old] == ["20"]
    kept.problems(after, AUGUST)
    assert len(checked) == 1
    assert "20" in checked[0]
    assert len(checked[0]) < len(built)


def test_a_number_that_only_another_page_has_is_looked_for_again_when_that_page_changes() -> None:
    """The two are not related, so the family of the comment is the same as before."""
    known = board(
        [indicator("7"), indicator("36", unit=Unit.PERCENT)], [part("7", AUGUST, 489), part("36", AUGUST, "65.19")]
    )
    known = merge(known, Records(comments=(Comment("7", AUGUST, "In time were 65.19%."),)))
    changed = merge(known, Records(figures=(part("36", AUGUST, "65.20"),)))
    kept = CheckedBoard()
    told = [
        [each.message for each in kept.problems(at, AUGUST) if each.rule == "comment-figures"]
        for at in (known, changed)
    ]
    assert "indicator 36" in told[0][0]
    assert "indicator 36" not in told[1][0]

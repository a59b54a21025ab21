"""An indicator says the same in the window, in JSON and in the pack, odd ones too: without data, suppressed, quarterly,
held against a rate, of few, set by hand, lower is better."""

import pytest

from ibdesk.cli.as_json import page_json
from ibdesk.domain.assessment import Status
from ibdesk.domain.control.usual_range import usual_range
from ibdesk.domain.figure import Missing
from ibdesk.domain.report.report import IndicatorPage, build_report
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.ui.indicators.fact_rows import fact_rows
from ibdesk.writing.pack.facts import ARROWS, Fact, key_facts
from ibdesk.writing.sheets.numbers import cell_text
from tests.made import AUGUST, board, indicator, part, run
from tests.ui.shown import records
from tests.writing.pack_board import small_report

ODD = [indicator("41", name="Suppressed"), indicator("42", name="Level"), indicator("43", name="Blank")]
ODD_FIGURES = [part("41", AUGUST, Missing.SUPPRESSED), *run("42", AUGUST - 13, [5] * 14), part("43", AUGUST - 12, 4)]
PAGES = (
    *small_report().pages,
    *build_report(records(), AUGUST).pages,
    *build_report(board(ODD, ODD_FIGURES), AUGUST).pages,
)
# What the window says beside its charts, or leaves out where there is none; what each says with another label.
ELSEWHERE = (
    "Counts",
    "Small number",
    "Benchmarks",
    "Usual range",
    "Variation",
    "Against its target",
)


def pack_text(fact: Fact) -> str:
    content = fact.content
    return STATUS_WORDS[content] if isinstance(content, Status) else cell_text(content)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.code}-{page.indicator.name}")
def test_key_facts_are_the_same_in_window_and_pack(page: IndicatorPage) -> None:
    in_window = {fact.label: fact.text for fact in fact_rows(page)}
    for fact in key_facts(page, usual_range(page)):
        if fact.label.startswith(ELSEWHERE):
            continue
        said = pack_text(fact).lstrip("".join(ARROWS.values()) + " ")
        if fact.label not in in_window:
            assert said == "Cannot be compared"
            continue
        if said == "[c]":  # the sign that published tables have, which the pack's notes explain
            assert in_window[fact.label] == "Suppressed"
            continue
        number, mark, sign = said.partition(" [")  # counts stand between a percentage and its mark
        assert in_window[fact.label].startswith(number)
        assert in_window[fact.label].endswith(mark + sign)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.code}-{page.indicator.name}")
def test_json_says_what_the_window_says(page: IndicatorPage) -> None:
    told = page_json(page)
    in_window = {fact.label: fact for fact in fact_rows(page)}
    value = next(fact for label, fact in in_window.items() if label.startswith("Current value"))
    assert value.text.startswith(str(told["value_text"]))
    assert in_window["Overall assessment"].text == STATUS_WORDS[page.assessment.status]
    assert told["assessment"]["status"] == page.assessment.status
    assert told["direction"] == in_window["Direction of travel"].direction


def test_what_differs_from_the_month_is_named() -> None:
    labels = {page.code: [fact.label for fact in fact_rows(page)] for page in small_report().pages}
    assert "Current value, Q1 2014/15" in labels["33"]
    assert "Change on Jul 2014" in labels["7"]
    assert "Rate a year before" in labels["7"], "the rate is assessed, and the values before say nothing of it"

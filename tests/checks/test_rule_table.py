"""The reviewed table of the checks: what a board's figures must pass, by which rule, how bad, with which thresholds."""

from pathlib import Path

import pytest

from ibdesk.checks import RULES, without_switched_off
from ibdesk.domain.board import Records
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.record_fields import field_names
from ibdesk.domain.settings import BoardSettings

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
FIGURES, DEFINITIONS, PAGES = "test_figure_rules.py", "test_definition_rules.py", "test_page_rules.py"
MONTHS, RATES, TEXTS, COMMENTS = (
    "test_month_rules.py",
    "test_rate_rules.py",
    "test_text_rules.py",
    "test_comment_rules.py",
)
SETTINGS = "test_board_settings.py"
_CHANGE = ("big_change_percent", "big_change_points", "big_change_deviations")

# What is looked for | the rule | the gravest that it tells | the board's own thresholds | where its cases are.
TABLE: list[tuple[str, str, Severity, tuple[str, ...], str]] = [
    ("units agree", "units-agree", ERROR, (), FIGURES),
    ("benchmark period", "benchmark-period", ERROR, (), DEFINITIONS),
    ("benchmark years agree", "benchmark-years-agree", WARNING, (), DEFINITIONS),
    ("units agree", "benchmark-not-comparable", WARNING, (), DEFINITIONS),
    ("rate without value", "rate-without-value", ERROR, (), RATES),
    ("rate does not follow", "rate-does-not-follow", ERROR, (), RATES),
    ("rate does not follow", "several-rates", ERROR, (), RATES),
    ("part exceeds whole", "part-exceeds-whole", ERROR, (), FIGURES),
    ("sibling identity", "sibling-identity", ERROR, (), FIGURES),
    ("percentage does not follow", "percentage-does-not-follow", ERROR, (), FIGURES),
    ("percentage does not follow", "finished-does-not-follow", ERROR, (), FIGURES),
    ("breakdown does not add up", "breakdown-does-not-add-up", ERROR, (), FIGURES),
    ("zero for nothing", "zero-for-nothing", WARNING, (), FIGURES),
    ("reason beside counts", "reason-beside-counts", WARNING, (), FIGURES),
    ("arrow contradicts", "arrow-contradicts", ERROR, (), DEFINITIONS),
    ("arrow from nothing", "arrow-from-nothing", ERROR, (), DEFINITIONS),
    ("polarity against guide", "polarity-against-guide", WARNING, (), DEFINITIONS),
    ("target basis", "target-basis", ERROR, (), DEFINITIONS),
    ("target basis", "target-on-no-polarity", WARNING, (), DEFINITIONS),
    ("target basis", "tolerance-of-nothing", WARNING, (), "test_definition_rules.py"),
    ("same text twice", "same-text-twice", ERROR, (), TEXTS),
    ("comment owed", "comment-owed", ERROR, (), PAGES),
    ("comment figures", "comment-figures", WARNING, (), COMMENTS),
    ("comment figures", "comment-older-month", WARNING, (), COMMENTS),
    ("comment figures", "comment-direction", WARNING, (), COMMENTS),
    ("big change", "big-change", WARNING, _CHANGE, SETTINGS),
    ("big change", "out-of-line", WARNING, (), MONTHS),
    ("months", "month-repeated", WARNING, (), MONTHS),
    ("big change", "sums-as-monthly-parts", WARNING, (), "test_summed_again.py"),
    ("big change", "moved-by-base", INFO, (), PAGES),
    ("codes", "unknown-code", WARNING, (), MONTHS),
    ("codes", "given-twice", ERROR, (), "test_duplicates.py"),
    ("codes", "code-gap", INFO, (), MONTHS),
    ("months", "month-missing-inside", WARNING, (), MONTHS),
    ("months", "month-after-report", WARNING, (), MONTHS),
    ("months", "frequency", ERROR, (), MONTHS),
    ("impossible numbers", "impossible-number", ERROR, (), FIGURES),
    ("big change", "figures-exchanged", ERROR, (), "test_one_cause.py"),
    ("restated", "restated", WARNING, (), SETTINGS),
    ("stale", "stale", WARNING, (), MONTHS),
    ("stale", "figure-not-used", WARNING, (), "test_unused.py"),
    ("provenance", "provenance", WARNING, (), MONTHS),
    ("small base", "small-base", INFO, ("small_base",), SETTINGS),
    ("small base", "percentage-alone", INFO, (), MONTHS),
    ("definition words", "definition-words", INFO, (), TEXTS),
]
NAMES = [rule for _, rule, _, _, _ in TABLE]


def test_every_rule_stands_in_the_table_once() -> None:
    assert sorted(NAMES) == sorted(rule.name for rule in RULES)


@pytest.mark.parametrize(("rule", "severity"), [(rule, severity) for _, rule, severity, _, _ in TABLE])
def test_how_bad_a_rule_calls_itself(rule: str, severity: Severity) -> None:
    assert next(each.severity for each in RULES if each.name == rule) is severity


def test_the_boards_thresholds_are_those_of_the_table() -> None:
    of_rules = {threshold for _, _, _, thresholds, _ in TABLE for threshold in thresholds}
    of_assessing = {"switched_off", "tolerance", "compare_without_target", "later"}
    of_reading = {"labels"}
    assert set(field_names(BoardSettings)) == of_rules | of_assessing | of_reading


@pytest.mark.parametrize(("rule", "place"), [(rule, place) for _, rule, _, _, place in TABLE])
def test_a_rules_cases_stand_where_the_table_says(rule: str, place: str) -> None:
    assert f'"{rule}"' in (Path(__file__).parent / place).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_words_of_its_own(name: str) -> None:
    rule = next(each for each in RULES if each.name == name)
    others = [each for each in RULES if each is not rule]
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.title not in {each.title for each in others}
    assert rule.help.endswith(".")
    assert len(rule.help.split()) >= 15, "a paragraph, not a title"
    assert rule.help not in {each.help for each in others}


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_can_be_switched_off_but_for_its_errors(name: str) -> None:
    told = [Problem(name, severity, "Message.", "Next step.") for severity in (ERROR, WARNING, INFO)]
    off = Records(settings=BoardSettings(switched_off=(name,)))
    others_off = Records(settings=BoardSettings(switched_off=tuple(rule for rule in NAMES if rule != name)))
    assert list(without_switched_off(told, off)) == told[:1]
    assert list(without_switched_off(told, others_off)) == told

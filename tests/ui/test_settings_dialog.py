"""Settings: which checks speak, from when on a change is big, the board's tolerance; name, colours and text size."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from ibdesk.desk import RULES
from ibdesk.domain.assessment import Status
from ibdesk.domain.settings import BoardSettings
from ibdesk.domain.target import Absolute, PercentOfTarget, Tolerance
from ibdesk.ui.settings.settings_dialog import SettingsDialog
from ibdesk.ui.settings.settings_values import (
    ABSOLUTE,
    EVERY_MONTH,
    NONE,
    PERCENT,
    held_words,
    tolerance_kind,
    tolerance_of,
)
from ibdesk.ui.window.main_window import MainWindow
from tests.made import AUGUST


def settings_dialog(window: MainWindow) -> SettingsDialog:
    window.menus.action("Settings").trigger()
    dialog = window.settings.dialog
    assert dialog is not None
    return dialog


def kept(window: MainWindow) -> BoardSettings:
    assert window.session.desk is not None
    return window.session.desk.board.records().board_settings


def rules_told(window: MainWindow) -> set[str]:
    assert window.session.report is not None
    return {problem.rule for problem in window.session.report.problems}


def test_a_check_that_is_switched_off_stays_silent(opened: MainWindow) -> None:
    before = rules_told(opened)
    assert "comment-owed" in before
    dialog = settings_dialog(opened)
    (title,) = (rule.title for rule in RULES if rule.name == "comment-owed")
    (row,) = dialog.rules.list.findItems(title, Qt.MatchFlag.MatchExactly)
    row.setCheckState(Qt.CheckState.Unchecked)
    dialog.do.click()
    assert kept(opened).switched_off == ("comment-owed",)
    assert rules_told(opened) == before - {"comment-owed"}
    again = settings_dialog(opened)
    assert again.rules.switched_off == ("comment-owed",)


def test_each_check_explains_itself(opened: MainWindow) -> None:
    rules = settings_dialog(opened).rules
    texts = set()
    for row in range(rules.list.count()):
        rules.list.setCurrentRow(row)
        assert rules.title.text() == rules.list.item(row).text()
        texts.add(rules.help.text())
    assert len(texts) == rules.list.count()
    assert "" not in texts


def test_a_default_tolerance_makes_amber_possible(opened: MainWindow) -> None:
    dialog = settings_dialog(opened)
    assert not dialog.amount.isEnabled()
    dialog.tolerance.setCurrentText(ABSOLUTE)
    assert (dialog.hint.text(), dialog.do.isEnabled()) == ("A number is missing.", False)
    dialog.amount.setText("25")
    dialog.do.click()
    assert kept(opened).assessing_in(AUGUST).tolerance == Absolute(Fraction(25))
    assert opened.session.report is not None
    assert opened.session.report.page("2").assessment.status is Status.AMBER


def test_a_tolerance_holds_from_the_month_that_is_looked_at_unless_said_otherwise(opened: MainWindow) -> None:
    dialog = settings_dialog(opened)
    assert [dialog.holds.itemText(each) for each in range(2)] == ["From August 2014 on", EVERY_MONTH]
    dialog.tolerance.setCurrentText(PERCENT)
    dialog.amount.setText("5")
    dialog.do.click()
    assert kept(opened).assessing_in(AUGUST - 1).tolerance is None
    assert held_words(kept(opened)) == "From the beginning: no tolerance. From August 2014: 5% of the target"
    again = settings_dialog(opened)
    assert again.amount.text() == "5"
    again.holds.setCurrentText(EVERY_MONTH)
    again.do.click()
    assert kept(opened).assessing_in(AUGUST - 1).tolerance == PercentOfTarget(Fraction(5))
    assert held_words(kept(opened)) == ""


@pytest.mark.parametrize(("text", "hint"), [("a lot", "“a lot” is not a number."), ("", "A number is missing.")])
def test_a_threshold_must_be_a_number(opened: MainWindow, text: str, hint: str) -> None:
    dialog = settings_dialog(opened)
    dialog.thresholds["big_change_percent"].setText(text)
    assert (dialog.hint.text(), dialog.do.isEnabled()) == (hint, False)


def test_nothing_changed_is_no_step(opened: MainWindow) -> None:
    assert opened.session.desk is not None
    steps = len(opened.session.desk.history.steps())
    settings_dialog(opened).do.click()
    assert len(opened.session.desk.history.steps()) == steps


def test_the_name_is_remembered_and_carried_by_edits(opened: MainWindow) -> None:
    dialog = settings_dialog(opened)
    dialog.name.setText("Head of Performance")
    dialog.do.click()
    opened.session.save_comment("2", "Late.")
    assert opened.session.desk is not None
    assert opened.session.desk.history.steps()[-1].by == "Head of Performance"
    assert opened.remembered.user == "Head of Performance"


def test_colours_and_text_size_take_effect_and_are_remembered(opened: MainWindow) -> None:
    dialog = settings_dialog(opened)
    dialog.colours.setCurrentText("Dark")
    dialog.text_size.setCurrentText("125 %")
    dialog.do.click()
    assert opened.session.palette.dark
    assert (opened.theme.text_percent, opened.remembered.text_percent) == (125, 125)


@pytest.mark.parametrize(
    ("tolerance", "kind", "text"),
    [(None, NONE, ""), (PercentOfTarget(Fraction(5, 2)), PERCENT, "2.5"), (Absolute(Fraction(3)), ABSOLUTE, "3")],
)
def test_tolerances_go_there_and_back(tolerance: Tolerance | None, kind: str, text: str) -> None:
    assert tolerance_kind(tolerance) == (kind, text)
    assert tolerance_of(kind, text) == tolerance

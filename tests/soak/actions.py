"""What a person does at the window: each a function of the soak, with what the model says comes of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Missing
from ibdesk.domain.month import Month, months
from ibdesk.ui.data.figure_dialog import FigureDialog
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.indicators.override_dialog import OverrideDialog
from ibdesk.ui.look.theme import Choice
from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS
from tests.soak.soak import CODES, Soak, WrongError

MONTHS = months(Month(2013, 9), Month(2014, 8))
WORDS = (
    "Referrals rose",
    "a bank holiday fell",
    "489 of 500",
    "<b>no</b>",
    "=1+1",
    "Zoë",
    "65.2%",
    "\U0001f600",
    "per 10,000",
)
_CHOICES = (Status.RED, Status.AMBER, Status.GREEN)


def import_workbook(soak: Soak) -> None:
    """A text file with some figures, looked at; kept more often than not."""
    chance, before = soak.chance, soak.model.held.figures
    chosen = chance.sample([(code, month) for code in CODES for month in MONTHS], chance.randint(1, 25))
    # In the order in which a return has them: a month that breaks it is asked about.
    brought = {(code, str(month)): str(chance.randint(0, 900)) for code, month in sorted(chosen)}
    path = soak.folder / f"return {soak.actions}.csv"
    lines = (f"{code},{month},{number}" for (code, month), number in brought.items())
    path.write_text("\n".join(("Code,Month,Value", *lines)) + "\n", encoding="utf-8")
    soak.opened.flows.take([path])
    soak.settle()
    dialog = soak.opened.flows.imports.dialog
    if dialog is None:
        raise WrongError("a workbook was taken and no preview came")
    dialog.grab()
    keeps = dialog.import_button.isEnabled() and chance.random() < 0.8
    if not dialog.import_button.isEnabled() and any(before.get(place) != number for place, number in brought.items()):
        raise WrongError("a workbook with new figures cannot be imported")
    if keeps:
        dialog.import_button.click()
        soak.model.step(figures={**before, **brought})
    else:
        dialog.reject()
    soak.settle()
    path.unlink()


def correct_figure(soak: Soak) -> None:
    chance, held = soak.chance, soak.model.held
    code, month = chance.choice(CODES), chance.choice(MONTHS)
    soak.opened.ask.correct_figure(code, month)
    soak.settle()
    dialog = soak.opened.ask.dialog
    if not isinstance(dialog, FigureDialog):
        raise WrongError("a figure was to be corrected and no dialog came")
    missing = chance.random() < 0.2
    number = str(chance.randint(0, 900))
    if missing:
        dialog.kind.setCurrentText("No number: no data")
    else:
        dialog.number.setText(chance.choice((number, f" {number} ", "9" * 310, "1e400", "n/a")))
    dialog.reason.setPlainText(chance.choice(("Told by telephone.", "")))
    wanted = Missing.NO_DATA.value if missing else number
    typed = missing or dialog.number.text().strip() == number
    keeps = dialog.do.isEnabled()
    if keeps and not (typed and dialog.reason.text):
        raise WrongError("a figure without a number or a reason can be kept")
    dialog.do.click() if keeps else dialog.reject()
    if keeps:
        soak.model.step(figures={**held.figures, (code, str(month)): wanted})


def write_comment(soak: Soak) -> None:
    if soak.opened.session.month is not None:
        _type(soak)


def write_and_close_at_once(soak: Soak) -> None:
    """What is being typed is saved as the window closes."""
    if soak.opened.session.month is not None:
        _type(soak, leaves=False)
    soak.restart()


def mark_ready(soak: Soak) -> None:
    if soak.opened.session.month is None:
        return
    tab = page_of(soak)
    place, held = shown_at(soak), soak.model.held
    button = tab.page.comment.ready
    if button.isEnabled():
        button.click()
        soak.model.step(comments={**held.comments, place: (held.comments[place][0], True)})


def _type(soak: Soak, leaves: bool = True) -> None:
    tab = page_of(soak)
    place, held, editor = shown_at(soak), soak.model.held, tab.page.comment.editor
    text = " ".join(soak.chance.sample(WORDS, soak.chance.randint(0, 4)))
    before, _ = held.comments.get(place, ("", False))
    if editor.toPlainText() != before:
        raise WrongError(f"the comment of {place} is not the one that was written")
    if text == before:
        return
    editor.setPlainText(text)
    if leaves:
        editor.left.emit()
    comments = {**held.comments, place: (text, False)}
    soak.model.step(comments={key: each for key, each in comments.items() if each[0]})


def page_of(soak: Soak) -> IndicatorTab:
    """The page of some indicator in some month."""
    tab = soak.opened.tabs.show_tab(INDICATORS)
    soak.settle()
    if not isinstance(tab, IndicatorTab):
        raise WrongError("there is no tab of indicators")
    return tab


def shown_at(soak: Soak) -> tuple[str, str]:
    session = soak.opened.session
    if session.selected is None or session.month is None:
        raise WrongError("a board with indicators shows none of them")
    return session.selected, str(session.month)


def set_assessment(soak: Soak) -> None:
    if soak.opened.session.month is None:
        return
    place, held, chance = shown_at(soak), soak.model.held, soak.chance
    soak.opened.ask.change_assessment()
    dialog = soak.opened.ask.dialog
    if not isinstance(dialog, OverrideDialog):
        raise WrongError("an assessment was to be set and no dialog came")
    if place in held.overrides and chance.random() < 0.5:
        dialog.remove.click()
        soak.model.step(overrides={key: each for key, each in held.overrides.items() if key != place})
        return
    status, reason = chance.choice(_CHOICES), chance.choice(("A holiday fell into it.", "Few cases.", ""))
    dialog.choice.choose(status)
    dialog.reason.setPlainText(reason)
    if dialog.do.isEnabled() != (bool(reason) and held.overrides.get(place) != (status.value, reason)):
        raise WrongError("whether an assessment can be set is not as it should be")
    if not dialog.do.isEnabled():
        dialog.reject()
        return
    dialog.do.click()
    soak.model.step(overrides={**held.overrides, place: (status.value, reason)})


def undo(soak: Soak) -> None:
    action = soak.opened.menus.action("Undo")
    if action.isEnabled() != bool(soak.model.done):
        raise WrongError("whether something can be undone is not as it should be")
    if action.isEnabled():
        action.trigger()
        soak.model.undo()


def redo(soak: Soak) -> None:
    action = soak.opened.menus.action("Redo")
    if action.isEnabled():
        action.trigger()
        soak.model.redo()


def look_around(soak: Soak) -> None:
    """Other tabs, indicators, months, sizes and colours: nothing of it changes the board."""
    chance, window = soak.chance, soak.opened
    window.tabs.show_tab(chance.choice((OVERVIEW, INDICATORS, PROBLEMS, DATA, COMMENTS, CHANGES, PACK)))
    soak.settle()
    state = window.session.board
    if state is not None and state.months:
        window.session.set_month(chance.choice(state.months))
        soak.settle()
    if window.session.report is not None:
        window.session.select(chance.choice(CODES))
    if chance.random() < 0.2:
        window.resize(chance.randint(900, 1900), chance.randint(500, 1100))
    if chance.random() < 0.05:
        soak.theme.choose(chance.choice((Choice.LIGHT, Choice.DARK)))
    soak.settle()
    window.grab()


def look_back(soak: Soak) -> None:
    """The board as it was some steps ago, and back to now."""
    steps = [step.number for step in soak.desk.history.steps()]
    soak.opened.session.look_at(soak.chance.choice(steps))
    soak.settle()
    if soak.wrong and "There was no figure in this board" in soak.wrong[0]:
        refused(soak)
        return
    soak.opened.grab()
    soak.opened.session.look_at(None)


def write_files(soak: Soak) -> None:
    """The pack, a template, and an output that would fall on the board."""
    session, chance = soak.opened.session, soak.chance
    if session.month is None:
        return
    target = chance.choice((soak.folder / "pack.xlsx", soak.folder / "template.xlsx"))
    if target.name == "pack.xlsx":
        session.export_pack(target)
    else:
        write_template(soak, target)
    soak.settle()
    if not target.is_file():
        raise WrongError(f"{target.name} was not written")


def write_template(soak: Soak, path: Path) -> None:
    session, desk = soak.opened.session, soak.opened.session.desk
    assert desk is not None
    session.work.ask(lambda progress: desk.exports.template(path), lambda nothing: None)


def write_onto_the_board(soak: Soak) -> None:
    """Refused in a sentence; the board is as it was."""
    before = soak.board.stat()
    write_template(soak, soak.board)
    soak.settle()
    if len(soak.wrong) != 1 or "is a board of IBDesk" not in soak.wrong[0]:
        raise WrongError("a template could be written onto the board")
    refused(soak)
    if soak.board.stat().st_size != before.st_size:
        raise WrongError("a refused output changed the board")


def refused(soak: Soak) -> None:
    """The sentence is read, and closed."""
    soak.wrong.clear()
    for box in soak.opened.findChildren(QMessageBox):
        box.close()


def change_settings(soak: Soak) -> None:
    soak.opened.settings.show()
    soak.settle()
    dialog = soak.opened.settings.dialog
    if dialog is None:
        raise WrongError("the settings were asked for and no dialog came")
    percent = str(soak.chance.randint(5, 95))
    dialog.thresholds["big_change_percent"].setText(percent)
    dialog.accept()
    if percent != soak.model.held.big_change:
        soak.model.step(big_change=percent)


def restart(soak: Soak) -> None:
    soak.restart()


def left_behind(folder: Path) -> list[str]:
    """What lies beside the board after it is closed that should not."""
    known = {"Marlshire.ibdesk", "home", "pack.xlsx", "template.xlsx", "Marlshire backups"}
    return sorted(path.name for path in folder.iterdir() if path.name not in known)


# How often each is done, beside the others.
ACTIONS: dict[Callable[[Soak], None], int] = {
    import_workbook: 12,
    correct_figure: 8,
    write_comment: 10,
    write_and_close_at_once: 2,
    mark_ready: 4,
    set_assessment: 6,
    undo: 8,
    redo: 5,
    look_around: 30,
    look_back: 3,
    write_files: 2,
    write_onto_the_board: 1,
    change_settings: 3,
    restart: 3,
}

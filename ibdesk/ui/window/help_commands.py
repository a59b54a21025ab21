"""The Help menu: the page for where one is, the keyboard, and the texts that come with the program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ibdesk.ui.window.commands import SEPARATOR, Command, Entry
from ibdesk.ui.window.helping import FIRST, KEY

if TYPE_CHECKING:
    from ibdesk.ui.window.window_commands import WindowParts

HELP = "&Help"


def help_commands(parts: WindowParts) -> list[Entry]:
    def show_keyboard() -> None:
        from ibdesk.ui.window.help_dialogs import HelpDialog  # the first window needs no dialog
        from ibdesk.ui.window.window_commands import window_commands

        HelpDialog(window_commands(parts), parts.window).open()

    def show(title: str, name: str) -> None:
        from ibdesk.ui.window.help_dialogs import ShippedTextDialog

        ShippedTextDialog(title, name, parts.session.palette, parts.window).open()

    def show_about() -> None:
        from ibdesk.ui.window.about_dialog import AboutDialog

        AboutDialog(parts.window).open()

    helping = parts.helping
    return [
        Command(HELP, "&Help on what is shown", helping.show_here, (KEY,)),
        Command(HELP, "&Contents", partial(helping.show, FIRST)),
        Command(HELP, "A &first month on the sample", partial(helping.show, "first-month")),
        Command(HELP, "&Questions people ask", partial(helping.show, "questions")),
        Command(HELP, "&Keyboard shortcuts", show_keyboard, ("Ctrl+/",)),
        SEPARATOR,
        Command(HELP, "&What's new", partial(show, "What's new", "whats-new.md")),
        Command(HELP, "For &IT", partial(show, "For IT", "for-it.md")),
        Command(HELP, "&About IBDesk", show_about),
    ]

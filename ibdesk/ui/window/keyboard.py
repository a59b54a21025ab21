"""The keyboard map as one table: the menus' own keys, and those to which a part of the window listens itself."""

from collections.abc import Iterable

from msgspec import Struct

from ibdesk.ui.window.commands import Command, Entry


class KeyRow(Struct, frozen=True):
    """`where` is a menu or a part of the window, `keys` each way to press it."""

    where: str
    keys: tuple[str, ...]
    words: str


ELSEWHERE = (
    KeyRow("Everywhere", ("Tab", "Shift+Tab"), "Go to the next control, or to the one before"),
    KeyRow("Everywhere", ("Enter", "Space"), "Press the button that has the focus"),
    KeyRow("Everywhere", ("Menu", "Shift+F10"), "Open the menu of what is chosen"),
    KeyRow("Find", ("Enter",), "Open what was found, where it is one"),
    KeyRow("Find", ("Down",), "Go on to what was found"),
    KeyRow("Find", ("Esc",), "Clear the search"),
    KeyRow("Cards", ("Left", "Right", "Up", "Down"), "Go from card to card"),
    KeyRow("Cards", ("Enter",), "Open the indicator's page"),
    KeyRow("Cards", ("Space",), "Look at a card quickly, or no longer"),
    KeyRow("Cards", ("A name or a code",), "Go to that card"),
    KeyRow("Charts", ("Left", "Right", "Home", "End"), "Read the points one by one"),
    KeyRow("Charts", ("Ctrl+C",), "Copy the chart, as a picture and as data"),
    KeyRow("Problems", ("Enter",), "Go to the problem's indicator"),
    KeyRow("Problems", ("Right", "Left"), "Open the same fault's other months, or fold them"),
    KeyRow("Problems", ("Esc",), "Close the field for a reason"),
    KeyRow("Data", ("Enter",), "Open the indicator's page"),
    KeyRow("Comments", ("Enter",), "Write the comment"),
    KeyRow("Tables", ("Ctrl+C",), "Copy the chosen cells, for Excel"),
    KeyRow("Dialogs", ("Ctrl+Enter",), "Keep what was written in the field for a reason"),
    KeyRow("Dialogs", ("Esc",), "Leave, and change nothing"),
)


def keyboard_map(commands: Iterable[Entry]) -> tuple[KeyRow, ...]:
    """Every key of the window, with the menus' own first, in their order."""
    rows = [
        KeyRow(command.menu.replace("&", "").split(" > ")[0], command.all_keys, command.plain_words)
        for command in commands
        if isinstance(command, Command) and command.all_keys
    ]
    return (*rows, *ELSEWHERE)

"""The window's commands: one table for the menus, their shortcuts and the help on them."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ibdesk.ui.widgets.labels import plain_tip

SEPARATOR = "-"


class Command(Struct, frozen=True):
    """`when` says whether it can be done now, `says` its words now where they name what it acts on. `why_not` is a
    reason that it cannot be, `wants` what it waits for: its tooltip says so, and the window where its keys are pressed.
    `shown_keys` are keys that another part of the window listens to."""

    menu: str
    words: str
    do: Callable[[], object]
    keys: tuple[str, ...] = ()
    when: Callable[[], bool] = lambda: True
    checked: Callable[[], bool] | None = None
    shown_keys: str = ""
    says: Callable[[], str] | None = None
    why_not: Callable[[], str] | None = None
    wants: str = ""

    @property
    def plain_words(self) -> str:
        """Without the access key's mark, a leading number and the three dots."""
        return self.words.replace("&", "").lstrip("0123456789 ").removesuffix("...")

    def now(self) -> tuple[bool, str]:
        """Whether it can be done now, and why not, in a sentence; empty where it can be or that is plain to see."""
        if self.why_not is not None and (why_not := self.why_not()):
            return False, why_not
        can_be_done = self.when()
        return can_be_done, "" if can_be_done else self.wants

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Those that the action listens to, or those of another part of the window."""
        return (self.shown_keys,) if self.shown_keys else self.keys


class Filled(Struct, frozen=True):
    """A menu whose entries are made again each time it opens."""

    menu: str
    fill: Callable[[QMenu], None]


Entry = Command | Filled | str


class Menus(QObject):
    """Fills a menu bar; every action is asked again whether it can be done when its menu opens and when told to. Keys
    of what cannot be done now get their answer by `said`."""

    def __init__(self, bar: QMenuBar, commands: Iterable[Entry], said: Callable[[str], object] = len) -> None:
        super().__init__(bar)
        self._said = said
        self._made: list[tuple[QAction, Command]] = []
        self._told: dict[QAction, tuple[bool, str]] = {}
        self._menus: dict[str, QMenu] = {}
        menu: QMenu | None = None
        for command in commands:
            if isinstance(command, str):
                if menu is not None:
                    menu.addSeparator()
                continue
            if isinstance(command, Filled):
                self._add_filled(bar, command)
                continue
            menu = self._menu(bar, command.menu)
            menu.addAction(self._action(command))
        self.refresh()

    def refresh(self, *_: object) -> None:
        for action, command in self._made:
            told = command.now()
            if told != self._told.get(action):  # several times until a board is shown, and few of them change then
                self._told[action] = told
                can_be_done, why_off = told
                action.setEnabled(can_be_done)
                if command.why_not is not None or command.wants:
                    action.setToolTip(plain_tip(why_off))
            if command.says is not None:
                action.setText(command.says())
            if command.checked is not None:
                action.setChecked(command.checked())

    def answer_keys(self, event: QKeyEvent) -> None:
        """Keys that nothing listened to, as the window gets them: those of a command that is off are told why."""
        if event.isAutoRepeat():
            return
        pressed = QKeySequence(event.keyCombination())
        for action, command in self._made:
            if not action.isEnabled() and pressed in action.shortcuts() and (why_off := command.now()[1]):
                self._said(why_off)

    def action(self, plain_words: str) -> QAction:
        """By its words without access key and dots. KeyError where there is none."""
        for action, command in self._made:
            if command.plain_words == plain_words:
                return action
        raise KeyError(plain_words)

    def menu(self, title: str) -> QMenu:
        """By its title as the table has it."""
        return self._menus[title]

    def _add_filled(self, bar: QMenuBar, filled: Filled) -> None:
        menu = self._menu(bar, filled.menu)
        menu.aboutToShow.connect(lambda: filled.fill(menu))

    def _menu(self, bar: QMenuBar, title: str) -> QMenu:
        """ "View > Colours" is a menu in a menu."""
        if title not in self._menus:
            above, _, own = title.rpartition(" > ")
            menu = self._menu(bar, above).addMenu(own) if above else bar.addMenu(own)
            menu.aboutToShow.connect(self.refresh)
            menu.setToolTipsVisible(True)
            self._menus[title] = menu
        return self._menus[title]

    def _action(self, command: Command) -> QAction:
        words = f"{command.words}\t{command.shown_keys}" if command.shown_keys else command.words
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.checked is not None)
        action.triggered.connect(lambda checked=False: command.do())
        self._made.append((action, command))
        return action

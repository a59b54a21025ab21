"""What a board must hold after a row of actions: plain dictionaries, reckoned without the program's own parts."""

from msgspec import Struct, field
from msgspec.structs import replace

Place = tuple[str, str]  # an indicator's code and a month, "2014-08"


class Held(Struct, frozen=True):
    """Everything that a person would look up: figures and comments as texts, assessments set by hand, events, and from
    which percentage on a change is big."""

    figures: dict[Place, str] = field(default_factory=dict)
    comments: dict[Place, tuple[str, bool]] = field(default_factory=dict)
    overrides: dict[Place, tuple[str, str]] = field(default_factory=dict)
    events: tuple[tuple[str, str], ...] = ()
    big_change: str = "50"


class Model:
    """Steps that can be undone and done again, as every one of them was taken."""

    def __init__(self) -> None:
        self.held = Held()
        self.undone: list[Held] = []
        self.done: list[Held] = []

    def step(self, **changed: object) -> None:
        """One step: what is named is taken over, and what was undone before cannot be done again."""
        self.done.append(self.held)
        self.undone.clear()
        self.held = replace(self.held, **changed)

    def undo(self) -> None:
        self.undone.append(self.held)
        self.held = self.done.pop()

    def redo(self) -> None:
        self.done.append(self.held)
        self.held = self.undone.pop()

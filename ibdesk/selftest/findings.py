"""What the self-test finds, one line per check."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


class WrongError(Exception):
    """What a check saw is wrong; its words say how."""


def must(holds: bool, words: str) -> None:
    if not holds:
        raise WrongError(words)


@dataclass
class Findings:
    """The lines, said at once and kept; with `report`, also written there after each check."""

    report: Path | None
    failed: int = 0
    lines: list[str] = field(default_factory=list)

    def say(self, line: str) -> None:
        self.lines.append(line)
        print(line, flush=True)
        if self.report is not None:
            self.report.write_text("\n".join(self.lines) + "\n", encoding="utf-8")

    def check(self, name: str, look: Callable[..., str], *seen: object) -> None:
        """`look` returns what it saw, or raises: whatever it raises is a failed check, never the end of the test."""
        try:
            self.say(f"ok    {name}: {look(*seen)}")
        except Exception as error:
            self.failed += 1
            self.say(f"FAIL  {name}: {error if isinstance(error, WrongError) else f'{type(error).__name__}: {error}'}")

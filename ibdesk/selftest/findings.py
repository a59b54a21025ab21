"""What the self-test finds, one line per check."""

import traceback
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
            self.say(f"FAIL  {name}: {_words_of(error)}")


def _words_of(error: Exception) -> str:
    """What was not as it should be; of the program's own faults also where in the code, as there is no debugger."""
    if isinstance(error, WrongError):
        return str(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(frame.filename).name}, line {frame.lineno}, {frame.name})"

"""What programs cost the processor: several of them in turn in one run, the middle of each.

Computing is counted and not the clock: a busy computer changes it much less. Programs that are held against each other
take turns, so that what slows the computer for a while slows all of them.
"""

import compileall
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct

ROOT = Path(__file__).parents[2]
TURNS = 9


class Ratio(Struct, frozen=True):
    """What something of ours takes, and what its peer takes in the same run, or is allowed: both in `unit`."""

    ours: float
    peer: float
    unit: str = "s"

    @property
    def value(self) -> float:
        return self.ours / self.peer


def computed_by(source: str, arguments: Sequence[str]) -> float:
    """Seconds of computing, the system's included, of one Python program from its start to its end; on no screen, and
    as if IBDesk had never been used."""
    with tempfile.TemporaryDirectory() as home:
        own = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "IBDESK_HOME": home}
        process = subprocess.Popen([sys.executable, "-c", source, *arguments], env=os.environ | own, cwd=ROOT)
        _, status, spent = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"A measured program ended with {process.returncode}.")
    return spent.ru_utime + spent.ru_stime


def middle_in_turn(programs: Mapping[str, tuple[str, Sequence[str]]], turns: int = TURNS) -> dict[str, float]:
    """The middle seconds of each program (its source and arguments). IBDesk is compiled first, as it is where it is
    installed; a turn before the first is not counted, after which the computer has all files at hand."""
    compileall.compile_dir(ROOT / "ibdesk", quiet=1)
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(turns + 1):
        for name, (source, arguments) in programs.items():
            seconds = computed_by(source, arguments)
            if turn:
                taken[name].append(seconds)
    return {name: median(seconds) for name, seconds in taken.items()}

"""A soak, for as long as one likes; run by hand.

    python -m tests.soak --minutes 60 --seed 1

Ends with 1, and says after which action, where something was wrong. The same seed does the same things again.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ibdesk.startup import application
from ibdesk.ui.look.theme import Choice, Theme
from tests.soak.actions import ACTIONS, left_behind
from tests.soak.memory import MOST_GROWN, WARM_AFTER, grown
from tests.soak.soak import Soak, WrongError


def main(minutes: float, seed: int) -> int:
    with tempfile.TemporaryDirectory(prefix="ibdesk-soak-") as name:
        folder, end, theme = Path(name), time.monotonic() + minutes * 60, Theme(application(), Choice.LIGHT)
        os.environ["IBDESK_HOME"] = str(folder / "home")
        warm, most, wrong = 0, 0, ""
        try:
            with Soak(folder, theme, seed) as soak:
                while time.monotonic() < end:
                    soak.act(ACTIONS)
                    if soak.actions == WARM_AFTER:
                        warm = grown(0)
                    if soak.actions > WARM_AFTER and soak.actions % 50 == 0:
                        most = max(most, grown(warm))
                        print(f"{soak.actions} actions, {soak.restarts} restarts, {most >> 20} MiB grown", flush=True)
                soak.restart()
        except WrongError as error:
            wrong = str(error)
        wrong = wrong or (f"left behind: {left_behind(folder)}" if left_behind(folder) else "")
        wrong = wrong or (f"{most >> 20} MiB grown, more than {MOST_GROWN >> 20}" if most > MOST_GROWN else "")
        done = f"{soak.actions} actions, {soak.restarts} restarts, {most >> 20} MiB grown"
        print(f"seed {seed}: {done}. {wrong or 'Sound.'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(main(given.minutes, given.seed))

"""How long the bundled program takes to its first window, beside the source it was made from; run by hand.

    python -m tests.benchmarks.start BUNDLE_FOLDER [TIMES]      such as dist/linux/IBDesk; 15 times where none is given

Both are started in turns, without a board, on the screen that is there (xvfb-run makes one; without any, offscreen). A
request to see the window is left beforehand where a second start would leave it: the window takes it as soon as it is
shown and answers. A start of each that is not counted fills the computer's memory with their files first. Prints the
medians, and the ratio of the bundle's to the source's.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ibdesk.handover import leave_request, meeting_folder

ROOT = Path(__file__).parents[2]
_MOST_SECONDS = 60.0


def seconds_to_window(command: list[str]) -> float:
    """From the start of the process until its window answers."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["IBDESK_HOME"] = home
        folder = meeting_folder()
        folder.mkdir(parents=True)
        request = leave_request(folder, None)
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        while request.exists() and process.poll() is None and time.perf_counter() - start < _MOST_SECONDS:
            time.sleep(0.001)
        took = time.perf_counter() - start
        answered = not request.exists()
        process.kill()
        process.wait()
    if not answered:
        raise SystemExit(f"No window came from {' '.join(command)}.")
    return took


def main(words: list[str]) -> None:
    if not words:
        raise SystemExit(__doc__)
    bundle, times = Path(words[0]) / "IBDesk", int(words[1]) if len(words) > 1 else 15
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    commands = {"source": [sys.executable, "-m", "ibdesk"], "bundle": [str(bundle.resolve())]}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            seconds = seconds_to_window(command)
            if turn:
                taken[name].append(seconds)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    for name, all_seconds in taken.items():
        spread = f"{min(all_seconds):.2f} to {max(all_seconds):.2f}"
        print(f"{name}: {medians[name]:.2f} s to the window, the median of {times} ({spread})")
    print(f"bundle / source: {medians['bundle'] / medians['source']:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])

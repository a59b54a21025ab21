"""The most memory that taking one workbook in ever takes, of the program and of its reading process. For Linux.

    python -m tests.corpus.peak_memory WORKBOOK BOARD [INDICATORS]

The whole way onto a new board, of INDICATORS monthly counts K1, K2 and on, or of the corpus's own. Prints both in
bytes, and how many figures came in: measured in a process of its own, as the most that a process ever took stays with
it.
"""

import json
import resource
import sys
from pathlib import Path

from ibdesk.desk import Desk
from tests.benchmarks.reading import definitions
from tests.corpus.promises import KNOWN


def taken_in(workbook: Path, board: Path, indicators: int) -> int:
    with Desk.create(board, "Test", definitions(indicators) if indicators else KNOWN) as desk:
        preview = desk.imports.preview([workbook])
        if preview.usable:
            desk.imports.accept(preview)
        return len(desk.board.records().figures)


def most_ever() -> int:
    """Of this process: what the system counts for it from the start of its program on."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    figures = taken_in(Path(sys.argv[1]), Path(sys.argv[2]), int(*sys.argv[3:] or ["0"]))
    reading = 1024 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"program": most_ever(), "reading": reading, "figures": figures}))

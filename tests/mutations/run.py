"""As many mutations of good workbooks as one likes, each imported as a user does it; run by hand.

    python -m tests.mutations.run [HOW MANY] [PROCESSES]      10,000 in 2 where nothing is given

Prints how many came to which end, the slowest, and every breach: a traceback, a figure dropped, changed or guessed in
silence, something left behind. Ends with 1 where there was one. A number names the same mutation everywhere; the tests
run the first 300.
"""

import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.mutations.mutant import judged
from tests.mutations.verdict import Bench, Verdict

USUAL, USUAL_PROCESSES = 10_000, 2
_TOGETHER = 50


def _batch(first: int, end: int) -> list[Verdict]:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        return [judged(bench, number) for number in range(first, end)]


def main(many: int, processes: int) -> int:
    """How many breaches there were, at most 1."""
    started, outcomes, breaches, slowest = time.monotonic(), Counter[str](), 0, 0.0
    firsts = range(0, many, _TOGETHER)
    with ProcessPoolExecutor(processes) as pool:
        for verdicts in pool.map(_batch, firsts, [min(first + _TOGETHER, many) for first in firsts]):
            outcomes.update(verdict.outcome.value for verdict in verdicts)
            slowest = max(slowest, *(verdict.seconds for verdict in verdicts))
            for breach in (breach for verdict in verdicts for breach in verdict.breaches):
                print(breach, flush=True)
                breaches += 1
    for outcome, times in outcomes.most_common():
        print(f"{times:>8,}  {outcome}")
    seconds = time.monotonic() - started
    print(f"{many:,} mutations in {seconds:,.0f} s, the slowest in {slowest:.1f} s; {breaches:,} breaches")
    return min(breaches, 1)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*(given or [USUAL]), *[USUAL_PROCESSES][len(given) - 1 if given else 0 :]))

"""Random boards held against the oracle, as many as one likes; run by hand.

    python -m tests.oracle.run [HOW MANY]      300 where nothing is given

Prints every page that says something else than the oracle. Ends with 1 where there was one. A number names the same
board everywhere; the tests run the first 20.
"""

import sys

from tests.oracle.differences import differences

USUAL = 300


def main(many: int) -> int:
    told = 0
    for number in range(many):
        for line in differences(number):
            told += 1
            print(line)
    print(f"{many} boards, {told} pages that differ")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL))

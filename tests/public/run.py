"""Random boards' public versions under attack, as many as one likes; run by hand.

    python -m tests.public.run [HOW MANY]      200 where nothing is given

Prints every held-back count that was got back. Ends with 1 where there was one. A number names the same board
everywhere; the tests run the first 20.
"""

import sys

from tests.public.got_back import got_back

USUAL = 200


def main(many: int) -> int:
    told = 0
    for number in range(many):
        for line in got_back(number):
            told += 1
            print(line, flush=True)
    print(f"{many} boards, {told} counts got back")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL))

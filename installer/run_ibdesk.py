"""Where the bundled programs begin: the window (IBDesk) and the command line (ibdesk-cli) are the same program."""

import sys

from ibdesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())

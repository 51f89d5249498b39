"""Lets ``python -m debate`` do what the command ``debate`` does."""

import sys

from debate.cli import main

if __name__ == "__main__":
    sys.exit(main())

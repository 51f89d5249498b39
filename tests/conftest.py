"""What holds for all tests: ctrl+c reaches the programs that they start, and these are not compiled anew each time."""

from __future__ import annotations

import os
import signal
import sys

# A shell without job control starts what runs in its background deaf to ctrl+c, and so all that is started from there.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Where Python is told to keep no compiled modules, a program would compile some 300 of them whenever a test starts it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

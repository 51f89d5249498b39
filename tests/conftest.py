"""What holds for all tests: ctrl+c reaches the programs that they start."""

from __future__ import annotations

import signal

# A shell without job control starts what runs in its background deaf to ctrl+c, and so all that is started from there.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

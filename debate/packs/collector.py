"""Keeps the collector of cyclic garbage off while many small objects are made that all stay.

Reading a pack and laying it out for the judge make hundreds of thousands of them; looking through them again and again
took up to half of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Leave the collector off meanwhile; it is on again afterwards if it was before, whatever happened."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

"""What all tests of the classroom share."""

from __future__ import annotations

from ..pictures import looks_the_same as looks_the_same

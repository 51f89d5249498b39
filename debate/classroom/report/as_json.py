"""The report as JSON, for programs: one object, in UTF-8, ending in a line break.

``debate`` is ``"room-report"`` and ``format`` the number of the form, which grows when a reader of the old one would
misread the new; the other keys are the fields of ``report.Report``, described there, in their order. Turns and attempts
count from 1, levels from 0, times are seconds, offsets are characters (Unicode code points) of the text, end exclusive.
Since format 2, scores and levels of marks that were withheld are ``null``.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from debate.classroom.report.report import Report

REPORT_FORMAT = 2
_DEBATE = "room-report"


def to_json(report: Report) -> str:
    """The report as JSON text."""
    values: dict[str, Any] = {"debate": _DEBATE, "format": REPORT_FORMAT, **_values(report)}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def from_json(content: bytes) -> Report:
    """The report that was written so. Raises ``ValueError`` for what is none, or is of another ``format``."""
    form = msgspec.json.decode(content, type=_Form)
    if (form.debate, form.format) != (_DEBATE, REPORT_FORMAT):
        raise ValueError("another form of report")
    return msgspec.json.decode(content, type=Report)


class _Form(msgspec.Struct, frozen=True, kw_only=True):
    debate: str
    format: int


def _values(report: Report) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(report, order="deterministic")
    # In the order of the fields, which reads better than that of the alphabet.
    return {name: values[name] for name in report.__struct_fields__}

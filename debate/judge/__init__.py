"""The judge: an answer and a pack in, a ballot out; no files, no clocks, no randomness."""

from __future__ import annotations

from debate.judge.judging import JUDGE_VERSION, Judge

__all__ = ["JUDGE_VERSION", "Judge"]

"""The judge: an answer and a pack in, a ballot out; no files, no clocks, no randomness."""

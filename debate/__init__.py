"""debate: practise rebuttal in a terminal, against a clock, with marks that show their reasons."""

__version__ = "0.1.0"

"""What opens over a page of the dashboard: one student, one paper, the trust check, appeals, settings and the rest."""

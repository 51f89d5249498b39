"""The room as a pure state machine: ``stepping.step(room, event)`` gives the next room. It touches nothing else."""

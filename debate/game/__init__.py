"""The game: drawing a round, the round as a state machine, clocks as values. Nothing here waits, draws or stores."""

"""Where a room lives: its journal, the writer, and the keeper, in which time passes and answers are marked."""

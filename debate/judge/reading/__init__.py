"""An answer as words, sentences and turns of phrase, and whose words they are."""

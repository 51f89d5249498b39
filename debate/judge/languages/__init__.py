"""What the judge knows of each language. One folder is one language: tables of words and turns of phrase."""

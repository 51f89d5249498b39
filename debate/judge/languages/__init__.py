"""What the judge knows of each language: a folder is one language, in tables of words and turns of phrase.

To add a language, add a folder named after its ISO 639-1 code (see ``reader``): ``language.toml`` says how words are
written and stemmed, ``words.toml`` lists words by what they do, ``rhetoric.toml`` holds its turns of phrase and
``prose.toml`` what its sentences are told by. All but the first may be left out, and so may every table.
"""

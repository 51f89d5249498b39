"""The workbench, ``debate pack try``: an author writes YAML in her own editor and sees here what it does to answers.

``app`` is the way in and ``screen`` the one screen; ``desk`` watches the files and marks behind it, and the panes
(``verdict``, ``samples``, ``problems``) show what it found. What a save changed is reckoned in ``debate.authoring``.
"""

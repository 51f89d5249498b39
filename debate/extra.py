"""The extra packages of the classroom: whether they are here, and the command that brings them."""

from __future__ import annotations

from importlib.util import find_spec

DISTRIBUTION = "debate-practice"
"""The program's name where packages are installed from, where ``debate`` is somebody else's."""

_CLASSROOM = ("aiohttp", "msgspec", "segno", "xlsxwriter")

_SCHOOL = (*_CLASSROOM, "psycopg", "prometheus_client")


def classroom_is_here() -> bool:
    """Whether everything that a room needs is installed."""
    return all(find_spec(name) is not None for name in _CLASSROOM)


def school_is_here() -> bool:
    """Whether everything that a school's server needs is installed."""
    return all(find_spec(name) is not None for name in _SCHOOL)


def how_to_install(extra: str = "classroom") -> str:
    """The command that installs the program with this extra from where the program itself came.

    Installers keep the place beside the package (PEP 610): a clone, a git address or a file; nothing is kept of what
    came from a package index.
    """
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    named = f"{DISTRIBUTION}[{extra}]"
    try:
        came = json.loads(distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
        url = came.get("url", "")
        if "dir_info" in came:
            link = "-e " if came["dir_info"].get("editable") else ""
            return f'pip install {link}"{url2pathname(urlsplit(url).path)}[{extra}]"'
        if "vcs_info" in came:
            revision = came["vcs_info"].get("requested_revision")
            url = f"{came['vcs_info']['vcs']}+{url}{f'@{revision}' if revision else ''}"
    except (PackageNotFoundError, OSError, ValueError, KeyError, AttributeError):
        url = ""
    return f'pip install "{named} @ {url}"' if url else f'pip install "{named}"'

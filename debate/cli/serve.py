"""``debate serve``: a school's server, with many rooms of many teachers under one address."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from debate.cli.running import CommandError, need_school

if TYPE_CHECKING:
    from debate.classroom.school.serving import Running
    from debate.classroom.school.store import SchoolStore

DATABASE_VARIABLE = "DEBATE_DATABASE"
"""The database's address in the environment, since a list of processes shows what is typed."""

EXAMPLES = ("caddy", "nginx", "systemd", "container")


class _Place(click.ParamType[tuple[str, int]]):
    """An address and port, as in 0.0.0.0:8765 or [::]:8765."""

    name = "ADDRESS:PORT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        if isinstance(value, tuple):
            return value
        host, _, port = str(value).rpartition(":")
        if not host or not port.isdecimal() or int(port) > 65535:
            self.fail(f"“{value}” is no address and port; they look like 127.0.0.1:8765", param, ctx)
        return host.strip("[]"), int(port)


@click.command(short_help="Run a school's server: many rooms, many teachers.")
@click.option(
    "--listen",
    type=_Place(),
    default="127.0.0.1:8765",
    show_default=True,
    help="Where clients, or the proxy before it, come.",
)
@click.option(
    "--public-url", metavar="URL", default="", help="Where students find it, as https://debate.school.example."
)
@click.option(
    "--trusted-proxy",
    metavar="ADDRESS",
    multiple=True,
    help="A proxy or network whose word on a client's address is taken.",
)
@click.option(
    "--cert", type=click.Path(path_type=Path), help="A certificate (PEM, with its chain), for https without a proxy."
)
@click.option("--key", type=click.Path(path_type=Path), help="The certificate's key (PEM).")
@click.option(
    "--database",
    metavar="URL",
    envvar=DATABASE_VARIABLE,
    default="",
    help="postgresql://…, for several servers; also in DEBATE_DATABASE.",
)
@click.option(
    "--internal",
    type=_Place(),
    default="127.0.0.1:8764",
    show_default=True,
    help="Where the school's other servers, health checks and Prometheus come.",
)
@click.option(
    "--forget-after", metavar="DAYS", type=click.IntRange(1, 3650), help="Forget rooms that were not used for so long."
)
@click.option(
    "--workers",
    metavar="NUMBER",
    type=click.IntRange(1, 64),
    help="Processes that mark answers; one less than there are processors otherwise.",
)
@click.option("--new-teacher", metavar="NAME", help="Print a key for this teacher, which opens rooms, and end.")
@click.option("--remove-teacher", metavar="NAME", help="Void this teacher's key, and end.")
@click.option("--teachers", is_flag=True, help="List the teachers who have a key, and end.")
@click.option("--example", type=click.Choice(EXAMPLES), help="Print an example of a configuration, and end.")
def serve(
    listen: tuple[str, int],
    public_url: str,
    trusted_proxy: tuple[str, ...],
    cert: Path | None,
    key: Path | None,
    database: str,
    internal: tuple[str, int],
    forget_after: int | None,
    workers: int | None,
    new_teacher: str | None,
    remove_teacher: str | None,
    teachers: bool,
    example: str | None,
) -> None:
    """Run a server on which a school's teachers open rooms with “debate host --at URL”; students need the code only.

    Rooms are kept on this machine, or with --database in PostgreSQL, where several servers share them: when one dies,
    another takes its rooms up. Ctrl+c or SIGTERM ends the server; clients come back by themselves.

    \b
    Examples:
      debate serve --new-teacher "Ms Sato"
      debate serve --public-url https://debate.school.example --trusted-proxy 127.0.0.1
      debate serve --listen 0.0.0.0:443 --cert fullchain.pem --key privkey.pem
      debate serve --example caddy
    """
    if example is not None:
        click.echo(_example(example), nl=False)
        return
    if (new_teacher is not None) + (remove_teacher is not None) + teachers > 1:
        raise click.UsageError("Choose one of --new-teacher, --remove-teacher and --teachers.")
    need_school()
    from debate.classroom.errors import JournalError, RoomError

    try:
        if new_teacher is not None or remove_teacher is not None or teachers:
            from debate.classroom.school.serving import open_store

            with closing(open_store(database)) as store:
                _teachers(store, new_teacher, remove_teacher)
            return
        from debate.classroom.school.serving import Plan, run_school

        plan = Plan(
            listen=listen,
            internal=internal,
            database=database,
            public_url=public_url,
            trusted=trusted_proxy,
            cert=cert,
            key=key,
            forget_after=forget_after,
            workers=workers,
        )
        run_school(plan, _tell)
    except (RoomError, JournalError) as error:
        raise CommandError(str(error)) from error


def _teachers(store: SchoolStore, new: str | None, removed: str | None) -> None:
    from debate.classroom.wire.codes import new_token, token_hash
    from debate.plain.words import on_one_line

    if new is not None:
        name = on_one_line(" ".join(new.split()))
        if not name:
            raise CommandError("A teacher needs a name, by which you find the key again.")
        key, had_one = new_token(), name in store.teachers()
        store.add_teacher(name, token_hash(key))
        if had_one:
            click.echo(f"{name} had a key, which is void now; another teacher needs another name.", err=True)
        click.echo(f"The key of {name}, which is shown this once:", err=True)
        click.echo(key)
    elif removed is not None:
        if not store.remove_teacher(removed):
            raise CommandError(f"There is no teacher “{removed}”; “debate serve --teachers” lists them.")
        click.echo(f"The key of {removed} is void; the rooms are kept.")
    else:
        for name in store.teachers():
            click.echo(on_one_line(name))


def _tell(server: Running) -> None:
    if not sys.stdout.isatty():  # for whoever started us
        click.echo(json.dumps({"address": server.address, "port": server.port, "internal": server.internal}))
        return
    click.echo(
        f"Rooms are open at {server.address}; the school’s machines reach this server at {server.internal}.\n"
        f"A teacher opens one with: debate host --at {server.address}",
    )


def _example(name: str) -> str:
    from importlib.resources import files

    return (files("debate.classroom.school") / "examples" / f"{name}.txt").read_text("utf-8")

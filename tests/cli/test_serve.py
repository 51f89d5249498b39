"""`debate serve` beside serving: teachers' keys, examples, and what it says when it cannot start."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("prometheus_client", reason="The extra “school” is not installed.")

from debate.classroom.school.files import SchoolFiles
from debate.classroom.wire.codes import token_hash
from debate.cli.serve import EXAMPLES, serve

from .conftest import Call


def test_a_teachers_key_is_printed_once_and_only_its_hash_is_kept(call: Call, home: Path) -> None:
    printed = call("serve", "--new-teacher", "Ms  Sato")
    key = printed.out.strip()
    assert (printed.code, len(key)) == (0, 43)
    assert "shown this once" in printed.err
    assert SchoolFiles().teacher_of(token_hash(key)) == "Ms Sato"
    assert not any(key.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert call("serve", "--teachers").out == "Ms Sato\n"


def test_a_key_is_void_when_another_is_made_and_when_its_teacher_is_removed(call: Call) -> None:
    printed = [call("serve", "--new-teacher", "Ms Sato") for _ in range(2)]
    assert ["had a key" in one.err for one in printed] == [False, True]
    first, second = (one.out.strip() for one in printed)
    assert [SchoolFiles().teacher_of(token_hash(key)) for key in (first, second)] == ["", "Ms Sato"]
    assert call("serve", "--remove-teacher", "Ms Sato").code == 0
    assert SchoolFiles().teacher_of(token_hash(second)) == ""
    again = call("serve", "--remove-teacher", "Ms Sato")
    assert (again.code, again.err) == (2, "There is no teacher “Ms Sato”; “debate serve --teachers” lists them.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--database", "postgresql://nobody@127.0.0.1:1/none"), "The school’s database cannot be used just now"),
        (("--public-url", "debate.school.example"), "“debate.school.example” is no address"),
        (("--public-url", "https://school.example/debate"), "without a path"),
        (("--public-url", "https://anna:secret@school.example"), "is no address"),
        (("--public-url", "https://[::1"), "is no address"),
        (("--public-url", "https://school example"), "is no address"),
        (("--public-url", "https://school.example:0"), "is no address"),
        (("--database", "mysql://debate:secret@db/debate"), "What --database gives is no PostgreSQL"),
        (("--trusted-proxy", "the proxy"), "“the proxy” is no address of a proxy"),
        (("--cert", "cert.pem"), "give --cert and --key"),
        (("--cert", "none.pem", "--key", "none.pem"), "--cert none.pem cannot be read (No such file or directory)."),
        (("--listen", "[::zz]:80"), "--listen [::zz]:80 cannot be listened at (Name or service not known)"),
        (("--listen", "somewhere"), "“somewhere” is no address and port"),
        (("--new-teacher", " "), "A teacher needs a name"),
        (("--new-teacher", "Ms Sato", "--teachers"), "Choose one of --new-teacher, --remove-teacher and --teachers."),
    ],
)
def test_what_cannot_be_is_one_sentence(words: tuple[str, ...], said: str, call: Call) -> None:
    outcome = call("serve", "--internal", "127.0.0.1:0", "--listen", "127.0.0.1:0", *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_port_that_is_taken_is_told_with_its_option(call: Call) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        outcome = call("serve", "--internal", taken, "--listen", "127.0.0.1:0")
    assert (outcome.code, outcome.err.split(" cannot")[0]) == (2, f"--internal {taken}")


def test_a_key_with_a_pass_phrase_is_refused_and_none_is_asked_for(
    call: Call, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("There is no openssl to make a certificate with.")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-passout", "pass:word", "-subj", "/CN=localhost",
         "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    outcome = call(
        "serve", "--internal", "127.0.0.1:0", "--listen", "127.0.0.1:0", "--cert", str(cert), "--key", str(key)
    )
    assert outcome.code == 2
    assert "without a pass phrase" in outcome.err
    assert "phrase:" not in "".join(capfd.readouterr())


def test_a_program_without_the_extra_says_how_to_install_it(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    monkeypatch.setattr("debate.extra.how_to_install", lambda extra: f"HOW {extra}")
    outcome = call("serve")
    assert outcome.err == "A school’s server needs more packages; install them with: HOW school\n"
    assert call("serve", "--example", "nginx").code == 0


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_names_only_options_that_there_are(name: str, call: Call) -> None:
    example = call("serve", "--example", name)
    assert example.code == 0
    own = [line for line in example.out.splitlines() if re.search(r"debate.* serve|^#? +--|ENTRYPOINT", line)]
    assert own
    known = {option for parameter in serve.params for option in parameter.opts}
    assert {option for line in own for option in re.findall(r"--[a-z][a-z-]+", line)} <= known


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="There is no systemd here.")
def test_systemd_takes_its_example(call: Call, tmp_path: Path) -> None:
    unit = tmp_path / "debate.service"
    program = shutil.which("true")
    unit.write_text(call("serve", "--example", "systemd").out.replace("/opt/debate/bin/debate", str(program)))
    found = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, timeout=60)
    assert [line for line in found.stderr.splitlines() if "debate.service" in line] == []


@pytest.mark.skipif(shutil.which("caddy") is None, reason="There is no Caddy here.")
def test_caddy_takes_its_example(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "Caddyfile"
    file.write_text(call("serve", "--example", "caddy").out)
    found = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", file], capture_output=True, text=True, timeout=60
    )
    assert found.returncode == 0, found.stderr

"""Packs that mean harm: each is refused with one clear sentence, and nothing of it is left anywhere."""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from debate.packs import PackError, bounds, git_source, load_pack
from debate.packs.archive import read_archive
from debate.packs.holding import pack_up
from debate.packs.sharing import export, install


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("DEBATE_HOME", str(folder))
    return folder


def refused(source: Path | str, home: Path) -> str:
    """The sentence with which the source is refused, having made sure that nothing of it was kept."""
    with pytest.raises(PackError) as caught:
        install(str(source))
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", sentence)
    assert len(sentence) < 700
    assert [file for file in home.rglob("*") if file.name != "packs"] == []
    return sentence


class TestFolders:
    @pytest.mark.parametrize("name", ["rubric.yaml", "pack.yaml", "brief.yaml", "prompts/practice.yaml", "prompts"])
    def test_a_link_in_the_place_of_something(self, pack: Path, tmp_path: Path, home: Path, name: str) -> None:
        outside = tmp_path / "outside"
        (pack / name).rename(outside)
        try:
            (pack / name).symlink_to(outside)
        except OSError:
            pytest.skip("this system lets nobody make links")
        assert refused(pack, home)

    def test_a_link_beside_the_packs_files(self, pack: Path, home: Path) -> None:
        try:
            (pack / "more").symlink_to("/")
        except OSError:
            pytest.skip("this system lets nobody make links")
        assert "“more” is a link" in refused(pack, home)

    def test_a_hard_link_to_a_file_elsewhere(self, pack: Path, tmp_path: Path, home: Path) -> None:
        private = tmp_path / "private"
        (pack / "rubric.yaml").rename(private)
        try:
            os.link(private, pack / "rubric.yaml")
        except OSError:
            pytest.skip("this system lets nobody make links")
        assert "hard link" in refused(pack, home)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    @pytest.mark.parametrize("name", ["rubric.yaml", "prompts/practice.yaml", "prompts/new.yaml", "pack.yaml"])
    def test_a_pipe(self, pack: Path, home: Path, name: str) -> None:
        (pack / name).unlink(missing_ok=True)
        os.mkfifo(pack / name)
        assert refused(pack, home)

    def test_a_folder_in_the_place_of_a_file(self, pack: Path, home: Path) -> None:
        (pack / "rubric.yaml").unlink()
        (pack / "rubric.yaml").mkdir()
        assert "is a folder" in refused(pack, home)

    def test_a_file_in_the_place_of_the_prompts(self, pack: Path, home: Path) -> None:
        shutil.rmtree(pack / "prompts")
        (pack / "prompts").write_text("none")
        assert "is a file" in refused(pack, home)

    @pytest.mark.parametrize(
        ("name", "says"),
        [
            ("aux.yaml", "Windows"),
            ("com1.yaml", "Windows"),
            ("a:b.yaml", "colon"),
            ("a\\b.yaml", "backslash"),
            ("a\x1bb.yaml", "invisible"),
            ("a\u202eb.yaml", "invisible"),
            ("x?.yaml", "Windows"),
            ("Practice.yaml", "one name"),
            (os.fsdecode(b"\xff.yaml"), "invisible"),
        ],
    )
    def test_a_prompt_of_a_name_that_harms(self, pack: Path, home: Path, name: str, says: str) -> None:
        try:
            shutil.copy(pack / "prompts" / "practice.yaml", pack / "prompts" / name)
        except OSError:
            pytest.skip("this system does not take such a name")
        if len(list((pack / "prompts").iterdir())) == 2:
            pytest.skip("this system does not tell capitals apart")
        assert says in refused(pack, home)

    def test_a_huge_file(self, pack: Path, home: Path) -> None:
        with (pack / "prompts" / "huge.yaml").open("wb") as stream:
            stream.truncate(10**12)
        assert "larger than 1024 kilobytes" in refused(pack, home)

    def test_many_files(self, pack: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bounds, "LARGEST_PACK", 5000)
        assert "larger than a pack may be" in refused(pack, home)
        monkeypatch.setattr(bounds, "MOST_PROMPTS", -2)
        assert "prompts, the most" in refused(pack, home)
        monkeypatch.setattr(bounds, "MOST_NAMES", 3)
        assert "too many to look through" in refused(pack, home)

    @pytest.mark.parametrize("name", ["pack.yaml", "rubric.yaml", "prompts/practice.yaml", "brief.yaml"])
    @pytest.mark.parametrize(
        "text",
        [
            "x: !!python/object/apply:os.system [echo]\n",
            "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
            "x: " + "[" * 20_000 + "\n",
            "# " + "x" * 1_100_000 + "\n",
            "x: \x1b[31mred\n",
            "id: twice\nid: twice\n",
            "\xff",
        ],
        ids=["tag", "aliases", "depth", "size", "control", "twice", "not utf-8"],
    )
    def test_a_file_that_harms(self, pack: Path, home: Path, name: str, text: str) -> None:
        (pack / name).write_bytes((pack / name).read_bytes() + text.encode("latin-1"))
        assert name in refused(pack, home)

    @pytest.mark.parametrize("name", ["pack.yaml", "prompts/practice.yaml"])
    def test_a_file_of_countless_mistakes(self, pack: Path, home: Path, name: str) -> None:
        with (pack / name).open("a", encoding="utf-8") as stream:
            stream.write("x: {" + "a," * 130_000 + "}\n")
        assert "(And 100 more problems" in refused(pack, home)

    def test_a_newer_format_says_which_program_it_needs(self, pack: Path, home: Path) -> None:
        file = pack / "pack.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("format: 1\n", 'format: 9\nneeds: "12.3"\nnewfangled: true\n'), encoding="utf-8")
        assert "needs debate 12.3 or newer" in refused(pack, home)
        file.write_text(text.replace("format: 1\n", 'format: 9\nneeds: "\\e[31m"\n'), encoding="utf-8")
        assert "needs a newer debate" in refused(pack, home)


Change = Callable[[zipfile.ZipFile], None]


def entry(name: str, kind: int = 0o100644, **values: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("x")
    made.filename = name
    made.create_system = 3
    made.external_attr = kind << 16
    for field, value in values.items():
        setattr(made, field, value)
    return made


def adding(name: str, kind: int = 0o100644, content: str = "content") -> Change:
    return lambda made: made.writestr(entry(name, kind), content)


def encrypted(made: zipfile.ZipFile) -> None:
    made.filelist[0].flag_bits |= 1


def overlapping(made: zipfile.ZipFile) -> None:
    first = made.filelist[0]
    again = entry("homework/prompts/again.yaml", CRC=first.CRC, header_offset=first.header_offset)
    again.compress_size, again.file_size = first.compress_size, first.file_size
    made.filelist.append(again)


def bomb(made: zipfile.ZipFile) -> None:
    made.writestr(entry("homework/prompts/bomb.yaml"), b"a" * 1_000_000, zipfile.ZIP_DEFLATED)


def lying_bomb(made: zipfile.ZipFile) -> None:
    made.writestr(entry("homework/prompts/bomb.yaml"), b"a" * 30_000_000, zipfile.ZIP_DEFLATED)
    made.filelist[-1].file_size = 1000


def declared_bomb(made: zipfile.ZipFile) -> None:
    made.writestr(entry("homework/notes.txt"), b"a")
    made.filelist[-1].file_size = 2**31


def lzma(made: zipfile.ZipFile) -> None:
    made.writestr(entry("homework/prompts/x.yaml"), b"a", zipfile.ZIP_LZMA)


def zipped(pack: Path, change: Change | None = None) -> bytes:
    """The pack as a zip file with something wrong in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for file in sorted(pack.rglob("*.yaml")):
            made.write(file, file.relative_to(pack.parent))
        if change is not None:
            change(made)
    return stream.getvalue()


class TestArchives:
    def test_a_sound_one_is_taken(self, pack: Path, tmp_path: Path) -> None:
        (tmp_path / "sound.zip").write_bytes(zipped(pack))
        assert install(str(tmp_path / "sound.zip")).pack.hash == load_pack(pack).hash

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            (adding("../evil.yaml"), "leads out of the pack"),
            (adding("homework/../../evil.yaml"), "leads out of the pack"),
            (adding("/etc/evil.yaml"), "no path inside"),
            (adding("C:/evil.yaml"), "colon"),
            (adding("homework\\evil.yaml"), "backslash"),
            (adding("homework/./x.yaml"), "empty part"),
            (adding("homework//x.yaml"), "empty part"),
            (adding("homework/PACK.yaml"), "one name"),
            (adding("homework/pack.yaml"), "one name"),
            (adding("homework/prompts/con.yaml"), "Windows"),
            (adding("homework/prompts/x.yaml."), "Windows"),
            (adding("homework/a\x1b]0;x\x07.yaml"), "invisible"),
            (adding("homework/a\x00.yaml"), "invisible"),
            (adding("homework/a\u202e.yaml"), "invisible"),
            (adding("homework/" + "x" * 300), "too long"),
            (adding("homework/pack.yaml/x"), "both a file and a folder"),
            (adding("homework/rubric.link", 0o120777, "/etc/passwd"), "a link"),
            (adding("elsewhere/link", 0o120777, "/etc/passwd"), "a link"),
            (adding("homework/pipe", 0o010644), "no plain file"),
            (adding("homework/device", 0o020644), "no plain file"),
            (adding("other/pack.yaml"), "several packs"),
            (encrypted, "encrypted"),
            (overlapping, "lie upon each other"),
            (bomb, "zip bomb"),
            (lying_bomb, "refused"),
            (declared_bomb, "more than 64 megabytes"),
            (lzma, "unusual way"),
        ],
    )
    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_one_that_harms(self, pack: Path, tmp_path: Path, home: Path, change: Change, says: str) -> None:
        file = tmp_path / "harm.zip"
        file.write_bytes(zipped(pack, change))
        assert says in refused(file, home)
        assert not (tmp_path / "evil.yaml").exists()

    @pytest.mark.parametrize("flagged", [True, False])
    def test_a_name_that_is_not_in_utf8(self, pack: Path, tmp_path: Path, home: Path, flagged: bool) -> None:
        name = "homework/\u00e9\u00e9.txt" if flagged else "homework/QQQQ.txt"
        whole = zipped(pack, adding(name))
        old = "\u00e9\u00e9".encode() if flagged else b"QQQQ"
        (tmp_path / "x.zip").write_bytes(whole.replace(old, b"\xff\xfe\xe9\xe9"))
        assert re.search("UTF-8|damaged", refused(tmp_path / "x.zip", home))

    def test_a_name_in_utf8_need_not_say_so(self, pack: Path, tmp_path: Path) -> None:
        whole = zipped(pack, adding("homework/QQ.txt")).replace(b"QQ", "\u00e9".encode())
        (tmp_path / "x.zip").write_bytes(whole)
        assert install(str(tmp_path / "x.zip")).left_out == ("\u00e9.txt",)

    def test_too_many_names(self, pack: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "many.zip").write_bytes(zipped(pack))
        monkeypatch.setattr(bounds, "MOST_NAMES", 4)
        assert "more than 4 files" in refused(tmp_path / "many.zip", home)

    def test_a_huge_file(self, tmp_path: Path, home: Path) -> None:
        with (tmp_path / "huge.zip").open("wb") as stream:
            stream.truncate(10**12)
        assert "larger than 64 megabytes" in refused(tmp_path / "huge.zip", home)

    def test_a_huge_table_of_contents_is_not_read(self, tmp_path: Path, home: Path) -> None:
        length = 60 * 1024 * 1024
        with (tmp_path / "table.zip").open("wb") as stream:
            stream.truncate(length)
            stream.seek(length)
            stream.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65535, 65535, length, 0, 0))
        assert "damaged" in refused(tmp_path / "table.zip", home)

    @pytest.mark.parametrize("content", [b"", b"PK", b"text", b"PK\5\6" + b"\0" * 18, b"PK\3\4" + b"\0" * 99])
    def test_what_is_no_zip_file(self, tmp_path: Path, home: Path, content: bytes) -> None:
        (tmp_path / "x.zip").write_bytes(content)
        assert refused(tmp_path / "x.zip", home)

    def test_content_that_does_not_fit_its_sum(self, pack: Path, tmp_path: Path, home: Path) -> None:
        whole = zipped(pack)
        (tmp_path / "x.zip").write_bytes(whole.replace(b"takes the evening", b"takes the morning"))
        assert "damaged" in refused(tmp_path / "x.zip", home)

    @pytest.mark.parametrize("seed", range(4))
    def test_spoilt_ones_end_in_a_pack_or_in_a_clear_refusal(self, pack: Path, tmp_path: Path, seed: int) -> None:
        chance = random.Random(seed)
        whole = zipped(pack)
        table = whole.index(b"PK\1\2")
        file = tmp_path / "x.zip"
        for _ in range(100):
            spoilt = bytearray(whole)
            for _ in range(chance.randint(1, 6)):
                at = chance.randrange(chance.choice((0, table)), len(spoilt))
                spoilt[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
            if chance.random() < 0.2:
                del spoilt[chance.randrange(len(spoilt)) :]
            file.write_bytes(spoilt)
            try:
                parcel = pack_up(read_archive(file))
            except PackError as error:
                assert "\n" not in str(error)
            else:
                assert set(parcel.files) <= {file.relative_to(pack).as_posix() for file in pack.rglob("*.yaml")}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
class TestRepositories:
    def git(self, folder: Path, *arguments: str, given: str = "") -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        command = ["git", *who, "-C", str(folder), *arguments]
        return subprocess.run(command, input=given, check=True, capture_output=True, text=True).stdout.strip()

    def committed(self, folder: Path) -> str:
        self.git(folder, "init", "-q")
        self.git(folder, "add", "-A")
        self.git(folder, "commit", "-q", "-m", "A pack")
        return folder.as_uri()

    def holding(self, folder: Path, *lines: str) -> str:
        """A repository whose one tree has these further lines, as “MODE TYPE NAME CONTENT”."""
        self.git(folder, "init", "-q")
        self.git(folder, "add", "-A")
        for line in lines:
            mode, name, content = line.split("|")
            blob = self.git(folder, "hash-object", "-w", "--stdin", given=content) if mode != "160000" else "1" * 40
            self.git(folder, "update-index", "--add", "--cacheinfo", f"{mode},{blob},{name}")
        self.git(folder, "commit", "-q", "-m", "A pack")
        return folder.as_uri()

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ("120000|rubric.yaml|/etc/passwd", "“rubric.yaml” is a link"),
            ("120000|more|/", "“more” is a link"),
            ("120000|pack.yaml|/etc/passwd", "“pack.yaml” is a link"),
            ("100644|prompts/Practice.yaml|id: x", "one name"),
            ("100644|prompts/aux.yaml|id: x", "Windows"),
            ("100644|prompts/a\\b.yaml|id: x", "backslash"),
            ("100644|prompts/a:b.yaml|id: x", "colon"),
        ],
    )
    def test_one_that_harms(self, pack: Path, home: Path, line: str, says: str) -> None:
        assert says in refused(self.holding(pack, line), home)

    def test_a_repository_in_it_stays_out(self, pack: Path) -> None:
        assert install(self.holding(pack, "160000|sub|")).left_out == ("sub/",)

    def test_its_attributes_are_not_obeyed(self, pack: Path) -> None:
        (pack / ".gitattributes").write_text("rubric.yaml export-ignore\npack.yaml export-subst eol=crlf\n")
        assert install(self.committed(pack)).pack.hash == load_pack(pack).hash

    def test_one_with_a_huge_file(self, pack: Path, home: Path) -> None:
        address = self.holding(pack, "100644|prompts/big.yaml|" + "x" * 1_100_000)
        assert "larger than 1024 kilobytes" in refused(address, home)

    def test_one_without_a_pack_or_a_commit(self, tmp_path: Path, home: Path) -> None:
        folder = tmp_path / "repository"
        folder.mkdir()
        self.git(folder, "init", "-q")
        assert "default branch is empty" in refused(folder.as_uri(), home)
        (folder / "README.md").write_text("Nothing.")
        assert "holds no pack" in refused(self.committed(folder), home)
        assert "no git repository" in refused((tmp_path / "nowhere").as_uri(), home)

    def test_one_with_several_packs(self, pack: Path, tmp_path: Path, home: Path) -> None:
        folder = tmp_path / "shop"
        shutil.copytree(pack, folder / "one")
        shutil.copytree(pack, folder / "two")
        assert "several packs (one, two)" in refused(self.committed(folder), home)

    def test_nothing_of_a_repository_runs_or_is_checked_out(self, pack: Path, tmp_path: Path) -> None:
        proof = tmp_path / "proof"
        (pack / ".gitattributes").write_text("* filter=evil\n")
        address = self.committed(pack)
        self.git(pack, "config", "filter.evil.smudge", f"touch {proof}")
        self.git(pack, "config", "uploadpack.packObjectsHook", f"touch {proof}; exec")
        for name in ("post-checkout", "post-upload-pack", "reference-transaction"):
            hook = pack / ".git" / "hooks" / name
            hook.parent.mkdir(exist_ok=True)
            hook.write_text(f"#!/bin/sh\ntouch {proof}\n")
            hook.chmod(0o755)
        install(address)
        assert not proof.exists()

    def test_a_repository_around_us_is_not_touched(
        self, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        address = self.committed(pack)
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "around"))
        monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
        assert install(address).pack.id == "homework"
        assert not (tmp_path / "around").exists()

    def test_a_tree_of_millions_of_names_is_refused(
        self, pack: Path, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree = self.git(pack, "init", "-q") or self.git(pack, "hash-object", "-w", "--stdin", given="x")
        line = "\n".join(f"100644 blob {tree}\tf{number}" for number in range(10))
        for _ in range(7):
            above = self.git(pack, "mktree", given=line + "\n")
            line = "\n".join(f"040000 tree {above}\td{number}" for number in range(10))
        commit = self.git(pack, "commit-tree", "-m", "many", above)
        self.git(pack, "update-ref", "HEAD", commit)
        monkeypatch.setattr(bounds, "LARGEST_FETCH", 1024**2)
        assert "more than 1 megabytes" in refused(pack.as_uri(), home)

    def test_what_was_fetched_is_deleted(self, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "temporary").mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
        install(self.committed(pack))
        assert list((tmp_path / "temporary").iterdir()) == []


class TestAddresses:
    @pytest.mark.parametrize(
        ("address", "says"),
        [
            ("ext::sh -c whoami", "must begin with"),
            ("fd::17", "must begin with"),
            ("http://example.org/x.git", "must begin with"),
            ("git://example.org/x.git", "must begin with"),
            ("ftp://example.org/x.git", "must begin with"),
            ("https://name:word@example.org/x.git", "password"),
            ("https://token@example.org/x.git", "password"),
            ("ssh://name:word@example.org/x.git", "password"),
            ("ssh://-oProxyCommand=x/y", "hyphen"),
            ("ssh://x@-oProxyCommand=x/y", "hyphen"),
            ("https://example.org/x y.git", "no address"),
            ("https://example.org/\x1b[31m", "no address"),
            ("https://example.org/pack.zip", "browser"),
            ("--upload-pack=touch", "There is no"),
            ("-x", "There is no"),
        ],
    )
    def test_that_are_refused_before_git_sees_them(
        self, home: Path, monkeypatch: pytest.MonkeyPatch, address: str, says: str
    ) -> None:
        monkeypatch.setattr(git_source, "_run", lambda *_: pytest.fail("git was asked"))
        assert says in refused(address, home)

    @pytest.mark.parametrize("address", ["git@example.org:class/pack.git", "ssh://git@example.org:22/pack"])
    def test_that_are_taken(self, address: str) -> None:
        assert git_source.is_address(address)
        git_source.check_address(address)

    def test_without_git_it_is_said(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        assert "need the program git" in refused("https://example.org/pack.git", home)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for git is a shell script")
class TestFetching:
    def stand_in(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
        tools = tmp_path / "tools"
        tools.mkdir()
        (tools / "git").write_text(f"#!/bin/sh\n{script}\n")
        (tools / "git").chmod(0o755)
        monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")

    @pytest.mark.parametrize(
        ("said", "says"),
        [
            ("fatal: could not read Username for 'https://x': terminal prompts disabled", "asks for a name"),
            ("fatal: Authentication failed for 'https://x'", "asks for a name"),
            ("git@x: Permission denied (publickey).", "by ssh"),
            ("fatal: unable to access 'x': Could not resolve host: x", "host is not found"),
            ("fatal: unable to access 'x': Failed to connect to x", "does not answer"),
            ("fatal: unable to access 'x': server certificate verification failed", "not trusted"),
            ("ssh: Could not read from remote repository.", "no such repository"),
            ("fatal: \x1b[31mgo away", "git says"),
            ("", "did not say why"),
        ],
    )
    def test_that_fails_says_why(
        self, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, said: str, says: str
    ) -> None:
        self.stand_in(tmp_path, monkeypatch, f'cat >&2 <<"END"\n{said}\nEND\nexit 128')
        assert says in refused("https://example.org/pack.git", home)

    def test_never_asks_and_speaks_only_what_is_allowed(
        self, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_ASKPASS", "/bin/echo")
        monkeypatch.setenv("SSH_ASKPASS", "/bin/echo")
        self.stand_in(tmp_path, monkeypatch, f'env > "{tmp_path}/env"; echo "$@" > "{tmp_path}/words"; exit 1')
        refused("https://example.org/pack.git", home)
        variables = dict(line.split("=", 1) for line in (tmp_path / "env").read_text().splitlines() if "=" in line)
        assert variables["GIT_TERMINAL_PROMPT"] == "0"
        assert variables["GIT_ALLOW_PROTOCOL"] == "https:ssh:file"
        assert "GIT_ASKPASS" not in variables and "SSH_ASKPASS" not in variables
        words = (tmp_path / "words").read_text()
        for word in ("--bare", "--depth=1", "--template=", "core.hooksPath=/dev/null", "-- https://example.org"):
            assert word in words

    def test_that_goes_on_and_on_is_stopped(self, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bounds, "LONGEST_FETCH", 0.2)
        self.stand_in(tmp_path, monkeypatch, "exec sleep 600")
        assert "took more than" in refused("https://example.org/pack.git", home)

    def test_that_brings_too_much_is_stopped(self, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bounds, "LARGEST_FETCH", 1000)
        self.stand_in(tmp_path, monkeypatch, "head -c 5000 /dev/zero > much; exec sleep 600")
        assert "holds more than" in refused("https://example.org/pack.git", home)


def test_exporting_a_folder_that_holds_a_link_is_refused(pack: Path, tmp_path: Path) -> None:
    try:
        (pack / "prompts" / "more.yaml").symlink_to("practice.yaml")
    except OSError:
        pytest.skip("this system lets nobody make links")
    with pytest.raises(PackError, match="is a link"):
        export(str(pack), tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()

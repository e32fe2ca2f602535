"""The README's commands work as they stand there, in a copy of the checkout."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.describe import bus_matrix

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.+?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]
SERVES = re.compile(r"^(make serve|gongwen serve)\b")
NOT_RUN = ("make test",)
"""What this test is a part of."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, make_environment: Callable[[Path], Path]) -> Path:
    """A copy of the files that git knows or would add, with an environment that make takes for its own."""
    target = tmp_path_factory.mktemp("readme") / "gongwen"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    programs = make_environment(target / ".venv")
    install = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--editable", ".")
    subprocess.run([programs / "python", *install], cwd=target, check=True)
    (target / ".venv" / ".stamp").touch()
    return target


@pytest.fixture(scope="module")
def environment(copy: Path) -> dict[str, str]:
    """What a shell has after ``. .venv/bin/activate``."""
    from_make = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "ARGS", "DOCS", "PORT", "PYTHON", "VENV", "WAREHOUSE"}
    kept = {name: value for name, value in os.environ.items() if name not in {*from_make, "PYTHONPATH"}}
    return {**kept, "VIRTUAL_ENV": str(copy / ".venv"), "PATH": f"{copy / '.venv' / 'bin'}{os.pathsep}{kept['PATH']}"}


def test_the_readme_begins_with_the_two_commands() -> None:
    assert COMMANDS[0] == "make warehouse"
    assert "make test" in COMMANDS
    assert len([command for command in COMMANDS if SERVES.match(command)]) == 2


def test_every_command_of_the_readme_works_in_its_order(copy: Path, environment: dict[str, str]) -> None:
    for command in COMMANDS:
        if command in NOT_RUN:
            continue
        if SERVES.match(command):
            served(command, copy, environment)
        else:
            answered(command, copy, environment)
    assert (copy / "warehouse" / "gongwen.sqlite").exists()
    assert (copy / "warehouse" / "tables" / "datapackage.json").exists()
    assert (copy / "warehouse" / "tables-for-excel" / "documents.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def answered(command: str, copy: Path, environment: dict[str, str]) -> None:
    if command.startswith(". "):
        assert (copy / command.removeprefix(". ").strip()).is_file()
        return
    done = subprocess.run(
        ["bash", "-euc", command], cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    if " sql " in command:
        assert len(done.stdout.splitlines()) > 3, f"{command}\n{done.stdout}"


def served(command: str, copy: Path, environment: dict[str, str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = [re.sub(r"^8001$", str(port), word) for word in shlex.split(command)]
    arguments += [f"PORT={port}"] if arguments[0] == "make" else []
    process = subprocess.Popen(
        arguments, cwd=copy, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        page = asked(f"http://127.0.0.1:{port}/", process)
        assert "gongwen" in page
    finally:
        os.killpg(process.pid, signal.SIGINT)
        out = process.communicate(timeout=30)[0].decode()
    assert "Traceback" not in out


def asked(url: str, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, process.communicate()[0].decode()
        try:
            with urllib.request.urlopen(url, timeout=10) as response:
                return response.read().decode()
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} does not answer")


def test_the_bus_matrix_is_that_of_the_schema() -> None:
    shown = re.search(r"<!-- bus-matrix -->\n(.+?)<!-- /bus-matrix -->", README, re.DOTALL)
    assert shown, "make docs writes the bus matrix"
    assert shown[1].strip() == bus_matrix()


def test_every_view_and_document_that_the_readme_names_exists() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target

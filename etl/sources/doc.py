"""Old Word files (.doc, .wps): read by a converter where one is installed, else refused with advice.

LibreOffice gives a DOCX file; antiword and catdoc, which are small, give text. A
converter runs in a folder of its own and within a time limit.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.sources.kinds import FileText, ReadFault

__all__ = ["CONVERTERS", "READER", "SECONDS", "read_doc"]

READER = "doc/1"
CONVERTERS = ("soffice", "antiword", "catdoc")
SECONDS = 120

_OLE = b"\xd0\xcf\x11\xe0"
_ADVICE = "save it as .docx in Word or WPS, or install LibreOffice (soffice), antiword or catdoc and build again"


def read_doc(data: bytes, converters: tuple[str, ...] = CONVERTERS) -> FileText | ReadFault | bytes:
    """Return the text of an old Word file, or the bytes of the DOCX file that it was converted to."""
    if not data.startswith(_OLE):
        return ReadFault("not a Word file", "It has the name of a Word file and the content of none: fetch it again.")
    tool = next((found for name in converters if (found := shutil.which(name))), "")
    if not tool:
        return ReadFault("old Word format", f"No converter is installed: {_ADVICE}.")
    with TemporaryDirectory(prefix="gongwen-") as folder:
        return _converted(tool, Path(folder), data)


def _converted(tool: str, folder: Path, data: bytes) -> FileText | ReadFault | bytes:
    given = folder / "document.doc"
    given.write_bytes(data)
    name = Path(tool).name
    try:
        succeeded, output = _run([tool, *_arguments(name, folder), str(given)], folder)
    except subprocess.TimeoutExpired:
        return ReadFault("old Word format", f"{name} did not finish in {SECONDS} seconds: {_ADVICE}.")
    except OSError as error:
        return ReadFault("old Word format", f"{name} does not run ({error}): {_ADVICE}.")
    made = folder / "document.docx"
    if made.exists():
        return made.read_bytes()
    text = output.decode("utf-8", "replace")
    if not succeeded or not text.strip() or name == "soffice":
        return ReadFault("old Word format", f"{name} could not convert it: {_ADVICE}.")
    return FileText(text)


def _run(command: list[str], folder: Path) -> tuple[bool, bytes]:
    """Run a command; when its time is up, end it with all that it has started."""
    process = subprocess.Popen(  # noqa: S603 - the program was looked up, the file's name is ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        start_new_session=True,
    )
    with process:
        try:
            output, _ = process.communicate(timeout=SECONDS)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return process.returncode == 0, output


def _arguments(name: str, folder: Path) -> tuple[str, ...]:
    """Return what tells a converter to give UTF-8 with one line a paragraph."""
    if name == "antiword":
        return "-m", "UTF-8.txt", "-w", "0"
    if name == "catdoc":
        return "-d", "utf-8", "-w"
    profile = (folder / "profile").as_uri()
    return f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir", str(folder)

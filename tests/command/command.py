"""Runs the built command for the tests beside this file."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("DATELINE_COMMAND", str(ROOT / "build/release/dateline"))


class CommandTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def write(self, name, content):
        """Writes a file into the test's folder and gives its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    def run_command(self, *arguments, stdin=b"", timeout=120, env=None):
        """Runs `dateline ARGUMENTS` and gives the finished process, outputs decoded."""
        if isinstance(stdin, str):
            stdin = stdin.encode("utf-8")
        done = subprocess.run([COMMAND, *map(str, arguments)], input=stdin, capture_output=True,
                              timeout=timeout, env={**os.environ, **(env or {})}, check=False)
        done.out = done.stdout.decode("utf-8")
        done.err = done.stderr.decode("utf-8", errors="replace")
        return done

    def code_ndjson(self, *arguments, stdin=b""):
        """Codes to NDJSON on standard output; gives the records and the process."""
        done = self.run_command("code", "--format", "ndjson", "--output", "-", *arguments, stdin=stdin)
        return [json.loads(line) for line in done.out.splitlines()], done

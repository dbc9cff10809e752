"""However a run ends, nothing that looks whole is half, and the next run gives what a first one would."""
import json
import os
import resource
import signal
import subprocess
import threading
import time
import unittest

from command import COMMAND, CommandTest

FORMATS = {"ndjson": "out.ndjson", "duckdb": "out.duckdb", "parquet": "out", "csv": "out"}


def report(number):
    return json.dumps({"id": str(number), "published": "2024-05-16",
                       "text": f"Envoys from Peru and Bolivia met in Lima on Monday for round {number} of their talks. "
                               "Peru's foreign minister said that the talks would go on. " * 3}) + "\n"


class Endings(CommandTest):
    def start(self, format_, *inputs, **how):
        """Starts a run that writes to the format's target."""
        return subprocess.Popen([COMMAND, "code", "--format", format_, "--overwrite", "--output",
                                 str(self.folder / FORMATS[format_]), *map(str, inputs)],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how)

    def feed_and_wait(self, run, lines):
        """Gives the run some reports, and the time to be at work on them or waiting for more."""
        run.stdin.write("".join(map(report, range(lines))).encode())
        run.stdin.flush()
        deadline = time.monotonic() + 60
        while not any(p.name.endswith(".partial") for p in self.folder.iterdir()):
            self.assertIsNone(run.poll(), "the run has ended")
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)

    def left(self):
        return sorted(p.name for p in self.folder.iterdir() if p.name != "in.ndjson")

    def bytes_of(self, format_):
        target = self.folder / FORMATS[format_]
        if target.is_dir():
            return {p.name: p.read_bytes() for p in sorted(target.iterdir())}
        return target.read_bytes()

    def test_an_interrupt_leaves_nothing_and_is_130(self):
        for format_ in FORMATS:
            for number in (signal.SIGINT, signal.SIGTERM):
                with self.subTest(format_, signal=number):
                    run = self.start(format_, "-")
                    self.feed_and_wait(run, 5)
                    run.send_signal(number)
                    _, err = run.communicate(timeout=60)
                    self.assertEqual(run.returncode, 130, err)
                    self.assertIn(b"was not written", err)
                    self.assertEqual(self.left(), [])

    def test_killed_and_started_again_it_writes_what_a_first_run_would(self):
        source = self.write("in.ndjson", "".join(map(report, range(40))))
        for format_ in FORMATS:
            with self.subTest(format_):
                run = self.start(format_, "-")
                self.feed_and_wait(run, 5)
                run.kill()
                run.communicate(timeout=60)
                self.assertFalse((self.folder / FORMATS[format_]).exists())
                self.assertNotEqual(self.left(), [], "a killed run cannot tidy up")
                _, err = self.start(format_, source).communicate(timeout=120)
                self.assertIn(b"40 inputs", err)
                self.assertEqual([n for n in self.left() if "partial" in n], [])
                again = self.bytes_of(format_)
                self.start(format_, source).communicate(timeout=120)
                if format_ != "duckdb":  # whose pages hold random marks
                    self.assertEqual(again, self.bytes_of(format_))
                for path in sorted(self.folder.rglob("*"), reverse=True):
                    if path.name != "in.ndjson":
                        path.rmdir() if path.is_dir() else path.unlink()

    def test_a_full_disk_is_73_and_leaves_nothing(self):
        source = self.write("in.ndjson", "".join(map(report, range(400))))

        def small_files():
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

        for format_ in FORMATS:
            with self.subTest(format_):
                run = self.start(format_, source, preexec_fn=small_files)
                _, err = run.communicate(timeout=120)
                self.assertEqual(run.returncode, 73, err)
                self.assertIn(b"out", err)
                self.assertEqual(self.left(), [])

    def test_a_full_device_at_the_other_end_of_standard_output_is_73(self):
        source = self.write("in.ndjson", "".join(map(report, range(3))))
        with open("/dev/full", "wb") as full:
            done = subprocess.run([COMMAND, "code", "--format", "ndjson", "--output", "-", source], stdout=full,
                                  stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(done.returncode, 73)
        self.assertIn(b"No space left", done.stderr)

    def test_a_closed_pipe_is_73_with_a_message_and_only_whole_lines(self):
        source = self.write("in.ndjson", "".join(map(report, range(400))))
        run = subprocess.Popen([COMMAND, "code", "--format", "ndjson", "--output", "-", source],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        json.loads(run.stdout.readline())
        run.stdout.close()
        err = run.stderr.read()
        run.stderr.close()
        self.assertEqual(run.wait(timeout=60), 73, err)
        self.assertIn(b"Broken pipe", err)

    def test_a_pipe_given_by_name_is_read(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=lambda: pipe.write_text(report(1), encoding="utf-8"))
        writer.start()
        records, done = self.code_ndjson("--input-format", "ndjson", pipe)
        writer.join()
        self.assertEqual(len(records), 1, done.err)

    def test_rejects_are_counted_in_every_format_and_strict_is_3(self):
        source = self.write("in.ndjson", report(1) + "{broken\n" + report(2))
        for format_ in FORMATS:
            with self.subTest(format_):
                done = self.run_command("code", "--json", "--quiet", "--strict", "--overwrite", "--format", format_,
                                        "--output", self.folder / FORMATS[format_], source)
                self.assertEqual(done.returncode, 3, done.err)
                summary = json.loads(done.out)
                self.assertEqual((summary["read"], summary["documents"], summary["rejected"]), (3, 2, 1))
                for path in sorted(self.folder.rglob("*"), reverse=True):
                    if path.name != "in.ndjson":
                        path.rmdir() if path.is_dir() else path.unlink()


if __name__ == "__main__":
    unittest.main()

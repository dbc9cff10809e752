"""The same bytes in give the same bytes out, for any number of threads."""
import unittest

from command import ROOT, CommandTest


class Determinism(CommandTest):
    def code(self, format_, threads):
        target = self.folder / f"out-{format_}-{threads}"
        done = self.run_command("code", "--quiet", "--format", format_, "--threads", threads, "--output", target,
                                ROOT / "samples/reports")
        self.assertEqual(done.returncode, 0, done.err)
        if target.is_dir():
            return {p.relative_to(target).as_posix(): p.read_bytes() for p in sorted(target.rglob("*")) if p.is_file()}
        return target.read_bytes()

    def test_one_thread_and_four_write_the_same(self):
        for format_ in ("ndjson", "csv", "parquet"):
            with self.subTest(format_):
                self.assertEqual(self.code(format_, 1), self.code(format_, 4))


if __name__ == "__main__":
    unittest.main()

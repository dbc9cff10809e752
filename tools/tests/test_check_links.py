import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import check_links  # noqa: E402


class PageTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name).resolve()
        subprocess.run(["git", "init", "-q", str(self.root)], check=True)
        for name, text in ((".gitignore", "/build\n"), ("docs/a.md", ""), ("src/doc/rows.h", ""), ("samples/gold/x.json", "")):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text)

    def check(self, text):
        (self.root / "docs/page.md").write_text(text)
        return [number for number, _ in check_links.check_page(self.root, self.root / "docs/page.md")]

    def test_rows(self):
        for name, text, lines in (
                ("link beside the page", "[a](a.md)", []),
                ("link with a part", "[a](a.md#part)", []),
                ("part of the same page", "[a](#part)", []),
                ("address", "[a](https://example.org/x.md)", []),
                ("dead link", "one\n[a](b.md)", [2]),
                ("dead image", "![a](b.png)", [1]),
                ("path from the root", "`src/doc/rows.h`", []),
                ("path as in an include", "`doc/rows.h`", []),
                ("pattern", "`samples/gold/*.json`", []),
                ("pattern that nothing matches", "`samples/gold/*.csv`", [1]),
                ("placeholder", "`samples/gold/NAME.json`", []),
                ("missing path", "`src/doc/columns.h`", [1]),
                ("missing file in capitals", "`src/README.md`", [1]),
                ("no path at all", "`text/html` and `SANCTION/expel`", []),
                ("command", "`src/doc --all x`", []),
                ("generated", "`build/release/dateline`", []),
                ("link to something generated", "[a](../build/page.html)", []),
                ("fenced", "```\n`src/gone.h`\n```\n`src/gone.h`", [4])):
            with self.subTest(name):
                self.assertEqual(self.check(text), lines)


if __name__ == "__main__":
    unittest.main()

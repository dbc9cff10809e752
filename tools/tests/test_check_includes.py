import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import check_includes  # noqa: E402

CMAKE = "add_subdirectory(src/base)\nadd_subdirectory(src/doc)\nadd_subdirectory(src/time)\nadd_subdirectory(apps/cli)\n"
ORDER = ["base", "doc", "time"]


class BreachesTest(unittest.TestCase):
    def test_order_is_that_of_the_build(self):
        self.assertEqual(check_includes.folder_order(CMAKE), ORDER)

    def test_rows(self):
        for name, own, line, lines in (
                ("upward", "time", '#include "doc/rows.h"', []),
                ("own", "doc", '#include "doc/rows.h"', []),
                ("public", "base", '#include "dateline/span.h"', []),
                ("system", "base", "#include <vector>", []),
                ("commented out", "base", '// #include "time/day.h"', []),
                ("downward", "doc", '#include "time/day.h"', [1]),
                ("spaced", "base", '  #  include "time/day.h"', [1]),
                ("no folder", "doc", '#include "rows.h"', [1]),
                ("unlisted", "doc", '#include "util/rows.h"', [1]),
                ("public includes private", None, '#include "base/sha256.h"', [1])):
            with self.subTest(name):
                self.assertEqual([n for n, _ in check_includes.breaches_in(line, own, ORDER)], lines)


class TreeTest(unittest.TestCase):
    def test_names_file_and_line(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "CMakeLists.txt").write_text(CMAKE)
            (root / "src/doc").mkdir(parents=True)
            (root / "src/odd").mkdir()
            (root / "src/doc/a.cc").write_text('#include "base/b.h"\n#include "time/c.h"\n')
            (root / "src/odd/d.h").write_text("")
            found = list(check_includes.check(root))
        self.assertEqual([f.split(": ")[0] for f in found], ["src/doc/a.cc:2", "src/odd/d.h:1"])


if __name__ == "__main__":
    unittest.main()

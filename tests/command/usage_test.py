"""The command line itself: help, mistakes, exit statuses."""
import unittest

from command import CommandTest

SUBCOMMANDS = ("code", "explain", "show", "query", "export", "aggregate", "diff", "rules", "version", "completion")


class Usage(CommandTest):
    def test_help_names_every_subcommand_and_succeeds(self):
        done = self.run_command("--help")
        self.assertEqual(done.returncode, 0)
        for name in SUBCOMMANDS:
            self.assertIn(name, done.out)

    def test_every_subcommand_has_help_with_an_example(self):
        for name in SUBCOMMANDS:
            with self.subTest(name):
                done = self.run_command(name, "--help")
                self.assertEqual(done.returncode, 0)
                self.assertIn("Example", done.out)

    def test_an_unknown_subcommand_is_a_usage_error_with_a_suggestion(self):
        done = self.run_command("cod", "x.html")
        self.assertEqual(done.returncode, 2)
        self.assertIn("did you mean 'code'", done.err)

    def test_an_unknown_option_is_a_usage_error_with_a_suggestion(self):
        done = self.run_command("code", "--treads", "2", "x.html")
        self.assertEqual(done.returncode, 2)
        self.assertIn("did you mean '--threads'", done.err)

    def test_values_out_of_range_are_usage_errors_that_name_the_option(self):
        for option, value in (("--threads", "0"), ("--threads", "many"), ("--limit", "-1"), ("--format", "xlsx"),
                              ("--memory", "1"), ("--max-sentence-tokens", "5001"),
                              ("--published", "soon"), ("--field", "date")):
            with self.subTest(option=option, value=value):
                done = self.run_command("code", "--output", "-", "--format", "ndjson", option, value, "-")
                self.assertEqual(done.returncode, 2)
                self.assertIn(option, done.err)

    def test_a_folder_without_files_is_66_and_named(self):
        (self.folder / "empty").mkdir()
        done = self.run_command("code", "--output", self.folder / "x.duckdb", self.folder / "empty")
        self.assertEqual(done.returncode, 66)
        self.assertIn("empty", done.err)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["empty"])

    def test_limit_stops_after_so_many_inputs(self):
        lines = "".join('{"id": "%d", "text": "Ministers met in Lima."}\n' % i for i in range(9))
        records, done = self.code_ndjson("--limit", 4, "-", stdin=lines)
        self.assertEqual([r["documents"]["id"] for r in records], ["0", "1", "2", "3"])
        self.assertIn("4 inputs", done.err)

    def test_a_missing_input_is_66_and_named(self):
        done = self.run_command("code", "--output", "-", "--format", "ndjson", "no-such-file.html")
        self.assertEqual(done.returncode, 66)
        self.assertIn("no-such-file.html", done.err)

    def test_an_output_that_cannot_be_written_is_73(self):
        page = self.write("a.txt", "Envoys from Peru met Bolivian ministers in Lima on Monday.\n")
        done = self.run_command("code", "--output", self.folder / "no/such/folder/x.duckdb", page)
        self.assertEqual(done.returncode, 73)

    def test_an_output_that_exists_is_not_overwritten_unless_told(self):
        page = self.write("a.txt", "Envoys from Peru met Bolivian ministers in Lima on Monday.\n")
        target = self.write("x.duckdb", "precious")
        done = self.run_command("code", "--output", target, page)
        self.assertEqual(done.returncode, 73)
        self.assertIn("--overwrite", done.err)
        with open(target, encoding="utf-8") as kept:
            self.assertEqual(kept.read(), "precious")

    def test_results_go_to_standard_output_and_messages_to_standard_error(self):
        records, done = self.code_ndjson(stdin='{"id": "1", "text": "Ministers met in Lima."}\n')
        self.assertEqual(len(records), 1)
        self.assertIn("1 document", done.err)

    def test_quiet_is_quiet(self):
        _, done = self.code_ndjson("--quiet", "-", stdin='{"id": "1", "text": "Ministers met in Lima."}\n')
        self.assertEqual(done.err, "")

    def test_version_names_engine_and_data(self):
        done = self.run_command("version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.out, r"dateline \d+\.\d+\.\d+")

    def test_completion_is_made_for_each_shell(self):
        for shell in ("bash", "zsh", "fish"):
            done = self.run_command("completion", shell)
            self.assertEqual(done.returncode, 0)
            self.assertIn("explain", done.out)


if __name__ == "__main__":
    unittest.main()

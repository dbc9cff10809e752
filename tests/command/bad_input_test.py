"""Whatever comes in ends as document, reject or skip, with a reason, and loses nothing beside it."""
import gzip
import io
import json
import os
import resource
import tarfile
import unittest
import zipfile

from command import CommandTest

GOOD = ("<html><head><title>Envoys meet</title></head><body><h1>Envoys meet</h1>"
        "<p>Envoys from Peru and Bolivia met in Lima on Monday to discuss the reopening of a border crossing.</p>"
        "<p>The talks ended without a deal, the Peruvian foreign ministry said in a statement.</p></body></html>")


def zstd(data):
    """`data` as a zstd frame of stored blocks: header with a content size of 4 bytes, then blocks."""
    frame = b"\x28\xB5\x2F\xFD\xA0" + len(data).to_bytes(4, "little")
    for at in range(0, len(data), 1000):
        block = data[at:at + 1000]
        last = at + 1000 >= len(data)
        frame += (len(block) << 3 | last).to_bytes(3, "little") + block
    return frame


def zip_of(*names):
    """A ZIP archive of small files of these names."""
    holder = io.BytesIO()
    with zipfile.ZipFile(holder, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return holder.getvalue()


def tar_of(name):
    holder = io.BytesIO()
    with tarfile.open(fileobj=holder, mode="w") as archive:
        archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    return holder.getvalue()


class BadInput(CommandTest):
    def code_beside_a_good_page(self, name, content, *options):
        """Codes one bad file beside a good one; the good one must come through. Gives summary, records."""
        self.write("in/good.html", GOOD)
        self.write("in/" + name, content)
        done = self.run_command("code", "--json", "--quiet", "--output", self.folder / "out.ndjson", *options,
                                self.folder / "in")
        self.assertIn(done.returncode, (0,), done.err)
        with open(self.folder / "out.ndjson", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        self.assertIn("good", [r["documents"]["id"] for r in records])
        summary = json.loads(done.out)
        self.assertEqual(summary["read"], summary["documents"] + summary["rejected"] + summary["skipped"])
        self.assertEqual(summary["documents"], len(records))
        return summary, records

    def assert_left_out(self, summary, kind, code):
        self.assertEqual(summary[kind], 1, summary)
        reason = summary["reasons"][0]
        self.assertEqual(reason["code"], code)
        self.assertGreater(len(reason["message"]), 10)

    def test_empty_file(self):
        self.assert_left_out(self.code_beside_a_good_page("x.html", b"")[0], "rejected", "no_text")

    def test_binary(self):
        summary, _ = self.code_beside_a_good_page("x.bin", bytes(range(256)) * 40)
        self.assertEqual(summary["rejected"], 1)

    def test_another_language(self):
        text = ("Le ministre des Affaires étrangères a déclaré lundi que les deux pays avaient repris leurs négociations. "
                "Les délégations se réuniront de nouveau la semaine prochaine à Genève.")
        summary, records = self.code_beside_a_good_page("x.txt", text)
        self.assertEqual(summary["diagnostics"], {"unsupported_language": 1})
        french = next(r for r in records if r["documents"]["lang"] == "fr")
        self.assertEqual((french["documents"]["text"], french["sentences"], french["events"]), (text, [], []))
        summary, _ = self.code_beside_a_good_page("x.txt", text, "--overwrite", "--lang", "en")
        self.assert_left_out(summary, "skipped", "unsupported_language")

    def test_only_navigation(self):
        links = "".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(40))
        summary, _ = self.code_beside_a_good_page("x.html", f"<html><body><nav><ul>{links}</ul></nav></body></html>")
        self.assert_left_out(summary, "rejected", "no_text")

    def test_half_a_gzip_keeps_what_is_there_or_says_why_not(self):
        whole = gzip.compress((GOOD + "<!-- " + "".join(chr(33 + i * 7 % 90) for i in range(20000)) + " -->").encode())
        summary, _ = self.code_beside_a_good_page("x.html.gz", whole[:len(whole) * 3 // 4])
        self.assertEqual(summary["read"], 2)

    def test_a_whole_zstd_is_read_and_half_a_one_says_so(self):
        summary, records = self.code_beside_a_good_page("x.html.zst", zstd(GOOD.encode()))
        self.assertEqual(summary["documents"], 2)
        summary, records = self.code_beside_a_good_page("x.html.zst", zstd(GOOD.encode() + b" " * 5000)[:3000],
                                                        "--overwrite")
        self.assertEqual(summary["documents"], 2)
        cut = next(r for r in records if r["documents"]["id"] == "x")
        self.assertIn("input_truncated", [d["code"] for d in cut["diagnostics"]])

    def test_half_a_compressed_list_of_records_loses_no_whole_record(self):
        lines = "".join(json.dumps({"id": str(i), "text": f"Ministers met in Lima on day {i}."}) + "\n"
                        for i in range(200))
        for name, data in (("x.ndjson.gz", gzip.compress(lines.encode())), ("x.ndjson.zst", zstd(lines.encode()))):
            with self.subTest(name):
                summary, records = self.code_beside_a_good_page(name, data[:len(data) // 2], "--overwrite")
                os.remove(self.folder / "in" / name)
                self.assertGreater(len(records), 20)
                self.assertIn("malformed_input", [r["code"] for r in summary["reasons"]])

    def test_a_bomb_is_refused(self):
        summary, _ = self.code_beside_a_good_page("x.html.gz", gzip.compress(b"<p>" + b" " * (60 << 20)))
        self.assert_left_out(summary, "rejected", "limit_exceeded")
        self.assertIn("bomb", summary["reasons"][0]["message"])

    def test_what_is_not_read_is_called_by_its_name(self):
        warc = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n"
        for name, data, word in (("a.pdf", b"%PDF-1.4\n%\xE2\xE3\n", "PDF"), ("a.warc", warc, "WARC"),
                                 ("a.warc.gz", gzip.compress(warc), "WARC"), ("a.zip", zip_of("a.html"), "ZIP"),
                                 ("a.docx", zip_of("[Content_Types].xml", "word/document.xml"), ".docx"),
                                 ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504), "office"),
                                 ("a.html", b"\x89PNG\r\n\x1A\n" + bytes(40), "picture"),
                                 ("a.jpg", b"\xFF\xD8\xFF\xE0" + bytes(40), "picture"),
                                 ("a.tar", tar_of("a.html"), "tar"), ("a.csv", "id,text\n1,Ministers met.\n", "CSV"),
                                 ("a.xml", "<?xml version='1.0'?><rss version='2.0'></rss>", "news feed"),
                                 ("a.bin", bytes(range(256)), "binary")):
            with self.subTest(name):
                summary, _ = self.code_beside_a_good_page(name, data, "--overwrite")
                os.remove(self.folder / "in" / name)
                self.assert_left_out(summary, "rejected", "unsupported_format")
                self.assertIn(word, summary["reasons"][0]["message"])
                self.assertIn(name, summary["reasons"][0]["message"])

    def test_a_folder_with_a_circle_a_pipe_and_a_broken_link(self):
        folder = self.folder / "in"
        folder.mkdir()
        os.symlink(folder, folder / "circle")
        os.symlink(self.folder / "nothing", folder / "broken.html")
        os.mkfifo(folder / "pipe.html")
        summary, _ = self.code_beside_a_good_page("y.txt", "Ministers from Peru and Bolivia met in Lima on Monday.")
        self.assertEqual((summary["documents"], summary["rejected"]), (2, 3))

    @unittest.skipUnless(os.path.exists("/proc/self/mem"), "needs /proc")
    def test_a_file_that_cannot_be_read(self):
        (self.folder / "in").mkdir()
        os.symlink("/proc/self/mem", self.folder / "in/x.txt")  # opens, and fails to read, even for root
        summary, _ = self.code_beside_a_good_page("y.html", GOOD)
        self.assert_left_out(summary, "rejected", "io")
        self.assertIn("x.txt", summary["reasons"][0]["message"])

    def test_a_future_date_is_kept_and_a_date_before_print_is_doubted(self):
        records, _ = self.code_ndjson(stdin="".join(
            json.dumps({"id": date, "text": "Ministers met in Lima on Monday.", "published": date}) + "\n"
            for date in ("2999-01-02", "0999-01-02", "soon")))
        published = {r["documents"]["id"]: r["documents"].get("published") for r in records}
        self.assertEqual(published["2999-01-02"], "2999-01-02")
        codes = {r["documents"]["id"]: [d["code"] for d in r["diagnostics"]] for r in records}
        self.assertIn("date_implausible", codes["0999-01-02"])
        self.assertIn("date_unreadable", codes["soon"])

    def test_deep_json(self):
        lines = ['{"id": "1", "text": ' + "[" * 100000, '{"a":' * 5000 + "1" + "}" * 5000,
                 '{"id": "3", "text": "Ministers met in Lima."}']
        records, done = self.code_ndjson("-", stdin="\n".join(lines) + "\n")
        self.assertEqual([r["documents"]["id"] for r in records], ["3"])
        self.assertIn("2 rejected", done.err)

    def test_fifty_thousand_nested_tags(self):
        page = "<html><body>" + "<div>" * 50000 + "<p>Rebels seized the town of Lima on Monday, the army said.</p>"
        summary, records = self.code_beside_a_good_page("x.html", page)
        if summary["documents"] == 2:
            deep = next(r for r in records if r["documents"]["id"] == "x")
            self.assertIn("Rebels seized the town", deep["documents"]["text"])

    def test_a_hundred_megabytes_of_one_line_is_refused_in_bounded_memory(self):
        path = self.folder / "in/long.ndjson"
        path.parent.mkdir(parents=True)
        with open(path, "wb") as out:
            out.write(b'{"id": "1", "text": "')
            for _ in range(100):
                out.write(b"a " * (1 << 19))
            out.write(b'"}\n{"id": "2", "text": "Ministers from Peru met their neighbours in Lima on Monday."}\n')
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        summary, records = self.code_beside_a_good_page("y.html", GOOD)
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertEqual(summary["rejected"], 1)
        self.assertIn("2", [r["documents"]["id"] for r in records])
        self.assertLess(max(before, after), 500 * 1024, "kilobytes resident")

    def test_a_wrong_charset_declaration(self):
        page = GOOD.replace("<head>", '<head><meta charset="utf-8">').replace("Lima", "Junín").encode("windows-1252")
        _, records = self.code_beside_a_good_page("x.html", page)
        bad = next(r for r in records if r["documents"]["id"] == "x")
        self.assertTrue(any("charset" in d["code"] for d in bad["diagnostics"]), bad["diagnostics"])

    def test_no_date_anywhere_leaves_it_null(self):
        records, _ = self.code_ndjson(stdin=json.dumps({"id": "1", "text": "Ministers met in Lima on Monday."}))
        self.assertIsNone(records[0]["documents"].get("published"))

    def test_a_broken_line_costs_only_itself(self):
        lines = ['{"id": "1", "text": "Ministers met in Lima."}', '{"id": "2", "text": ', "null", "[1, 2]",
                 '{"id": "5", "text": "Rebels seized a town."}']
        records, done = self.code_ndjson("-", stdin="\n".join(lines) + "\n")
        self.assertEqual([r["documents"]["id"] for r in records], ["1", "5"])
        self.assertIn("3 rejected", done.err)

    def test_strict_turns_rejects_into_status_3(self):
        _, done = self.code_ndjson("--strict", "-", stdin='{"id": "1"\n')
        self.assertEqual(done.returncode, 3)


if __name__ == "__main__":
    unittest.main()

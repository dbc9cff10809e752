"""What the command wrote, and whether its rows hold together: spans in the text, ids that point at rows."""
import json
import re
import subprocess

TABLES = ("sentences", "entities", "mentions", "times", "places", "events", "statements", "positions", "figures",
          "relations", "rejects", "diagnostics")
TARGETS = {"entity_id": "entities", "mention_id": "mentions", "statement_id": "statements", "event_id": "events"}
ENDING = re.compile(r"(\.(html?|txt|md|ndjson|json))?(\.(gz|zst))?$")


def flat(text):
    """White space made equal: gold is written on one line, texts are not."""
    return re.sub(r"\s+", " ", text or "").strip()


def key_of(document):
    """The name gold knows a document by: the id it came with, else its file name without endings."""
    name = document.get("id") or str(document.get("uri") or "").split("#")[0].split("/")[-1]
    return ENDING.sub("", name.split("/")[-1])


def run(command, folder):
    """{name: record} of every document that `command` makes of `folder`."""
    done = subprocess.run([command, "code", "--format", "ndjson", "--quiet", "--output", "-", str(folder)],
                          capture_output=True, check=False, timeout=600)
    if done.returncode != 0:
        raise RuntimeError(f"{command} code ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    records = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines() if line.strip()]
    return {key_of(r["documents"]): r for r in records if "documents" in r}


def rows(record, table):
    return record.get(table) or []


def words(record, begin, end):
    return (record["documents"].get("text") or "")[begin:end]


def spans_in(value, path=""):
    """Yield (path, begin, end) for every pair of offsets, however deep."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from spans_in(item, f"{path}[{i}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "when_begin":
                yield f"{path}.when", item, value.get("when_end_span")
            elif key == "begin" or key.endswith("_begin"):
                yield f"{path}.{key}", item, value.get(key[:-5] + "end")
            elif isinstance(item, (list, dict)):
                yield from spans_in(item, f"{path}.{key}")


def broken_spans(record):
    """Yield one line per pair of offsets that is not half given, in order and inside the text."""
    size = len(record["documents"].get("text") or "")
    for path, begin, end in spans_in({k: v for k, v in record.items() if k != "run"}):
        if begin is None and end is None:
            continue
        if not (type(begin) is int and type(end) is int and 0 <= begin < end <= size):
            yield f"{path[1:]}: [{begin}, {end}) is not in a text of {size}"


def references_in(value):
    """Yield (column, id, table it must be in), however deep."""
    if isinstance(value, list):
        for item in value:
            yield from references_in(item)
    elif isinstance(value, dict):
        for column, item in value.items():
            if isinstance(item, (list, dict)) and not (isinstance(item, list) and item and isinstance(item[0], str)):
                yield from references_in(item)
                continue
            table = "statements" if column in ("parent_id", "contested_by") else next(
                (t for k, t in TARGETS.items() if column == k or column.endswith("_" + k)), None)
            table = "entities" if column in ("of", "toward") else table
            for one in item if isinstance(item, list) else [item]:
                if table and one is not None:
                    yield column, one, table


def dangling(record):
    """Yield one line per id that points at no row, or that two rows share."""
    known = {}
    for column, table in TARGETS.items():
        ids = [row.get(column) for row in rows(record, table)]
        known[table] = set(ids)
        if len(known[table]) != len(ids):
            yield f"{table}: two rows share one {column}"
    for table in TABLES:
        for row in rows(record, table):
            for column, one, target in references_in(row):
                if one not in known[target]:
                    yield f"{table}.{column}: {one!r} is in no row of {target}"

#!/usr/bin/env python3
"""Writes docs/formats/columns.md from schema/*.v1.toml. With --check, says whether it is up to date."""
import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "formats" / "columns.md"
HEAD = """# Columns

What each table and column of the output means. Written by `tools/build_columns_doc.py` from `schema/`; edit there.
A type `list of span` and the like are lists of the parts at the end. *may be null*: null means "not stated".
"""


def order(schema):
    """Tables with parents before children, as the records list them; parts last."""
    text = (ROOT / "include" / "dateline" / "records.h").read_text(encoding="utf-8")
    return text.find(f'kTable = "{schema["table"]}"')


def meaning(column, targets):
    notes = [column["meaning"]]
    if "unit" in column:
        notes.append(f'in {column["unit"]}')
    if "values" in column:
        notes.append("one of " + ", ".join(f"`{value}`" for value in column["values"]))
    target = targets.get(column["name"]) or column.get("refers_to")
    if target:
        notes.append(f"points at `{target}`")
    return "; ".join(notes).replace("|", "\\|")


def columns(rows, targets):
    lines = ["| column | type | meaning |", "|---|---|---|"]
    for column in rows:
        kind = column["type"] + (", may be null" if column.get("nullable") else "")
        lines.append(f'| `{column["name"]}` | {kind} | {meaning(column, targets)} |')
    return lines


def section(schema):
    targets = {name: f'{key["table"]}.{to}' for key in schema.get("foreign_keys", [])
               for name, to in zip(key["columns"], key["to"])}
    lines = [f'\n## {schema["table"]}\n', schema["meaning"]]
    if "primary_key" in schema:
        lines[-1] += " Key: " + ", ".join(f"`{name}`" for name in schema["primary_key"]) + "."
    return "\n".join([*lines, "", *columns(schema["columns"], targets)]) + "\n"


def document():
    schemas = [tomllib.loads(path.read_text(encoding="utf-8"))
               for path in sorted((ROOT / "schema").glob("*.toml"))]
    text = HEAD + "".join(section(s) for s in sorted((s for s in schemas if "table" in s), key=order))
    for schema in schemas:
        for name, rows in schema.get("parts", {}).items():
            text += "\n".join([f"\n## list of {name}\n", *columns(rows, {})]) + "\n"
    return text


def main():
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(document(), encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != document():
        sys.exit(f"{TARGET.relative_to(ROOT)} is out of date: run tools/build_columns_doc.py")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Fills in what nobody should type by hand in a bundle folder.

  .ci/fill.py [--check] FOLDER...

A person types the text, the entities, the figures and annotations with a quote each. This adds the position of every
quote and 24 characters before and after it, the size of every picture, and in `datapackage.json` the media type, size,
hash and table schema of every file. It stops when a quote is not found exactly once: a bundle of ours has no doubtful
anchor. Running it twice changes nothing; `--check` writes nothing and fails when something would change.

It does not write the inline body, people and organisations: `dossier pack` does, from the same parts.
"""
import argparse
import csv
import hashlib
import io
import json
import pathlib
import re
import struct
import sys

CONTEXT = 24  # characters before and after a quote, as `dossier pack` writes them
MEDIA_TYPES = {
    ".json": "application/json",
    ".ftm.json": "application/json+ftm",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".png": "image/png",
}
ANNOTATIONS = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
REQUIRED = {"required": True}
CONSTRAINTS = {
    "id": {"required": True, "unique": True},
    "label": REQUIRED,
    "value": REQUIRED,
    "unit": REQUIRED,
    "qualifier": {"enum": ["exact", "about", "more_than", "at_least", "less_than", "at_most"]},
    "status": {"enum": ["actual", "estimate", "forecast", "target"]},
    "period": {"pattern": r"\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?"},
    "flowCode": {"enum": ["X", "M", "RX", "RM"]},
    "reporterISO": {"pattern": "[A-Z]{3}"},
    "partnerISO": {"pattern": "[A-Z]{3}"},
    "cmdCode": {"pattern": "[0-9A-Z]{1,10}"},
}


def find_quote(name, text, quote):
    """The one place of `quote` in `text`, or the end of the program."""
    before, exact, after = quote.get("prefix", ""), quote["exact"], quote.get("suffix", "")
    places = [place.start() for place in re.finditer(f"(?={re.escape(before + exact + after)})", text)]
    if len(places) != 1:
        sys.exit(f"{name}: {exact!r} with its surroundings occurs {len(places)} times")
    return places[0] + len(before)


def surroundings(text, start, end):
    """As much before and after as makes the quote unique, at least CONTEXT characters of each."""
    reach = CONTEXT
    while True:
        before, after = text[max(0, start - reach):start], text[end:end + reach]
        if text.count(before + text[start:end] + after) == 1:
            return before, after
        reach += CONTEXT


def fill_annotations(name, text, page):
    for item in page["items"]:
        selectors = item["target"]["selector"]
        selectors = selectors if isinstance(selectors, list) else [selectors]
        quote = next(s for s in selectors if s["type"] == "TextQuoteSelector")
        start = find_quote(f"{name} {item['id']}", text, quote)
        end = start + len(quote["exact"])
        before, after = surroundings(text, start, end)
        item["target"]["selector"] = [
            {"type": "TextQuoteSelector", "exact": quote["exact"], "prefix": before, "suffix": after},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ]


def one_item_a_line(page):
    """JSON with an annotation on each line, so that a changed anchor is a changed line."""
    head = {key: value for key, value in page.items() if key != "items"}
    lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in page["items"])
    return json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [\n' + lines + "\n]}\n"


def pretty(value):
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def table_schema(path):
    columns = next(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    fields = []
    for column in columns:
        field = {"name": column, "type": "number" if column in ("value", "valueMax") else "string"}
        if column in CONSTRAINTS:
            field["constraints"] = CONSTRAINTS[column]
        fields.append(field)
    return {"fields": fields, "primaryKey": ["id"], "missingValues": [""]}


def media_type(resource):
    if resource["name"] == "annotations":
        return ANNOTATIONS
    path = resource["path"]
    return MEDIA_TYPES[".ftm.json" if path.endswith(".ftm.json") else pathlib.PurePath(path).suffix]


def png_size(path):
    head = path.read_bytes()[:24]
    if head[:8] != b"\x89PNG\r\n\x1a\n":
        sys.exit(f"{path}: not a PNG")
    return struct.unpack(">II", head[16:24])


def fill(folder, write):
    """Every file of `folder` that `write` was given, with what was missing filled in."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    part = {name: folder / resource["path"] for name, resource in resources.items()}
    contents = {}

    text = part["body"].read_text(encoding="utf-8")
    page = json.loads(part["annotations"].read_text(encoding="utf-8"))
    fill_annotations(str(folder), text, page)
    contents[part["annotations"]] = one_item_a_line(page)

    article = json.loads(part["article"].read_text(encoding="utf-8"))
    for picture in article.get("associations", []):
        path = part[picture["name"]]
        width, height = png_size(path)
        picture["renditions"] = [{
            "name": "main",
            "contentType": "image/png",
            "width": width,
            "height": height,
            "sizeInBytes": path.stat().st_size,
        }]
    contents[part["article"]] = pretty(article)

    for name, resource in resources.items():
        data = contents[part[name]].encode() if part[name] in contents else part[name].read_bytes()
        resource["mediatype"] = media_type(resource)
        if resource["mediatype"].startswith("text/"):
            resource["encoding"] = "utf-8"
        if resource["path"].endswith(".csv"):
            resource.update(type="table", format="csv", schema=table_schema(part[name]))
        resource["bytes"] = len(data)
        resource["hash"] = "sha256:" + hashlib.sha256(data).hexdigest()
    contents[folder / "datapackage.json"] = pretty(package)
    return [path for path, content in contents.items() if write(path, content)]


def write_if_changed(path, content):
    changed = path.read_text(encoding="utf-8") != content
    if changed:
        path.write_text(content, encoding="utf-8")
    return changed


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="write nothing; fail when something would change")
    arguments.add_argument("folders", nargs="+", type=pathlib.Path)
    arguments = arguments.parse_args()
    write = (lambda path, content: path.read_text(encoding="utf-8") != content) if arguments.check else write_if_changed
    changed = [path for folder in arguments.folders for path in fill(folder, write)]
    for path in changed:
        print(f"{'stale' if arguments.check else 'wrote'} {path}")
    sys.exit(bool(arguments.check and changed))


if __name__ == "__main__":
    main()

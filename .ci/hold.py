#!/usr/bin/env python3
"""Holds bundles of ours against the tools of other people that pip installs, and against their own words.

  .ci/hold.py BUNDLE.dossier|FOLDER...      exit 0 all sound, 1 something is wrong or nothing was held

frictionless: the Data Package, every hash, the table · FollowTheMoney: known properties, no value lost, references in
range · annotations: relative addresses that lead to files, every quote found once, where its position says. With
DOSSIER=path/to/dossier also what `export --what annotations --format json` writes: absolute addresses, the same items;
with W3C=path/to/validate.py (../shared/validators) that goes through the W3C assertions, too.
"""
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile
from urllib.parse import urldefrag, urljoin, urlsplit


def data_package(root):
    from frictionless import validate

    here = os.getcwd()
    os.chdir(root)
    try:
        report = validate("datapackage.json")
    finally:
        os.chdir(here)
    return [f"frictionless: {fault}" for fault in report.flatten(["name", "type", "message"]) + report.errors]


def entities(path):
    from followthemoney import model

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    schema_of = {row["id"]: model.get(row["schema"]) for row in rows}
    faults = []
    for row in rows:
        schema = schema_of[row["id"]]
        if schema is None:
            faults.append(f"followthemoney {row['id']}: no schema {row['schema']}")
            continue
        for name, values in row["properties"].items():
            known = schema.get(name)
            if known is None:
                faults.append(f"followthemoney {row['id']}: no property {name}")
                continue
            for value in values:
                if known.type.name == "entity":
                    end = schema_of.get(value)
                    if end is None or not end.is_a(known.range):
                        faults.append(f"followthemoney {row['id']}.{name}: {value} is missing or out of range")
                elif known.type.clean(value) is None:
                    faults.append(f"followthemoney {row['id']}.{name}: {value!r} would be dropped")
    return faults


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def addresses(item):
    """Every address of an annotation that leads somewhere."""
    yield item["target"]["source"]
    for body in as_list(item.get("body")):
        if isinstance(body, str):
            yield body
        elif "source" in body or "id" in body:
            yield body.get("source") or body["id"]
    if "dossier:saidBy" in item:
        yield item["dossier:saidBy"]


def quotes(item, text):
    by_type = {one["type"]: one for one in as_list(item["target"].get("selector"))}
    quote, position = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector")
    if quote is None:
        return [f"annotation {item['id']}: no quote"]
    faults = []
    if text.count(quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")) != 1:
        faults.append(f"annotation {item['id']}: the quote is not found once")
    if position and text[position["start"]:position["end"]] != quote["exact"]:
        faults.append(f"annotation {item['id']}: other words stand at its position")
    return faults


def annotations(page, text, paths):
    faults = [] if page.get("type") == "AnnotationPage" else ["annotations: no AnnotationPage"]
    for item in page["items"]:
        faults += quotes(item, text)
        for address in addresses(item):
            path = urldefrag(address).url
            if not urlsplit(path).scheme and path not in paths:
                faults.append(f"annotation {item['id']}: {address} leads to no listed file")
    return faults


def export(bundle, page, text):
    program = os.environ.get("DOSSIER")
    if not program:
        return []
    ran = subprocess.run([program, "export", bundle, "--what", "annotations", "--format", "json"], capture_output=True, text=True)
    if ran.returncode:
        return [f"export: {ran.stderr}"]
    written = json.loads(ran.stdout)
    faults = []
    if len(written["items"]) != len(page["items"]):
        faults.append("export: items are missing")
    for old, new in zip(page["items"], written["items"]):
        faults += [f"export: {one}" for one in quotes(new, text)]
        for address in [new["id"], *addresses(new)]:
            if not urlsplit(address).scheme:
                faults.append(f"export {old['id']}: {address} is not absolute")
        if [urljoin(written["id"], one) for one in addresses(old)] != list(addresses(new)):
            faults.append(f"export {old['id']}: an address leads elsewhere")
    if w3c := os.environ.get("W3C"):
        spec = importlib.util.spec_from_file_location("w3c", w3c)
        validators = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(validators)
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(ran.stdout)
            file.flush()
            faults += [f"export: {one}" for one in validators.annotations(file.name, text, pathlib.Path(bundle).name)]
    return faults


def hold(bundle):
    with tempfile.TemporaryDirectory() as unpacked:
        root = pathlib.Path(bundle)
        if not root.is_dir():
            zipfile.ZipFile(bundle).extractall(unpacked)
            root = pathlib.Path(unpacked)
        package = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
        paths = {one["name"]: one["path"] for one in package["resources"]}
        faults = data_package(root)
        faults += [f"no {part}" for part in ("article", "body", "entities", "annotations") if part not in paths]
        if faults:
            return faults
        with open(root / paths["body"], encoding="utf-8", newline="") as file:
            text = file.read()
        page = json.loads((root / paths["annotations"]).read_text(encoding="utf-8"))
        faults += entities(root / paths["entities"])
        faults += annotations(page, text, set(paths.values()))
        return faults + export(bundle, page, text)


if __name__ == "__main__":
    held = wrong = 0
    for bundle in sys.argv[1:]:
        faults = hold(bundle)
        held, wrong = held + 1, wrong + bool(faults)
        for fault in faults:
            print(f"{bundle}: {fault}")
    print(f"{held} held, {wrong} wrong")
    sys.exit(1 if wrong or not held else 0)

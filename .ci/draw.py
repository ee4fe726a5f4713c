#!/usr/bin/env python3
"""Renders our own drawings: every SVG under assets/ to the PNG files that ship.

  .ci/draw.py        needs rsvg-convert (Debian: librsvg2-bin)

The SVG is the source and the PNG is committed beside what uses it, so neither a build nor a test needs a renderer.
Run `.ci/fill.py assets/sample tests/fixtures/bundles/{al-suq,quay}` afterwards: sizes and hashes change.
"""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def render(source, target, width):
    subprocess.run(["rsvg-convert", "--width", str(width), "--output", target, source], check=True)
    print(target.relative_to(ROOT))


def main():
    for source in sorted((ROOT / "assets/illustrations").glob("*.svg")):
        render(source, ROOT / "assets/sample/images" / f"{source.stem}.png", 1600)
    for source in sorted((ROOT / "tests/fixtures/drawings").glob("*.svg")):
        bundle, name = source.stem.split("_", 1)
        render(source, ROOT / "tests/fixtures/bundles" / bundle / "images" / f"{name}.png", 960)
    for size in ICON_SIZES:
        # Under 48 pixels the small drawing is used: fewer lines, thicker.
        source = ROOT / "assets/icon" / ("icon-small.svg" if size < 48 else "icon.svg")
        render(source, ROOT / "assets/icon" / f"icon-{size}.png", size)


if __name__ == "__main__":
    main()

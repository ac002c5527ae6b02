#!/usr/bin/env python3
"""Draws the program's icon, as the welcome page does (src/ui/welcome.rs): a white B on a rounded tile. The results in
assets/icon are committed, so nobody needs this to build Beadle. Needs ImageMagick."""

import pathlib
import struct
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "assets" / "icon"
FONT = ROOT / "assets" / "fonts" / "Inter-SemiBold.otf"
TILE, LETTER = "#0E6655", "#FFFFFF"
WINDOWS = [16, 20, 24, 32, 40, 48, 64, 96, 128, 256]
# Apple's names of the places in an .icns file, and the pixels of each.
APPLE = [("icp4", 16), ("icp5", 32), ("ic11", 32), ("ic12", 64), ("ic07", 128), ("ic13", 256), ("ic08", 256),
         ("ic14", 512), ("ic09", 512), ("ic10", 1024)]


def draw(size: int, margin: float, path: pathlib.Path) -> None:
    """One picture. `margin` is the part of the width that Apple leaves free around a tile, 0 elsewhere."""
    scale = 4
    big = size * scale
    edge = big * margin
    tile = big - 2 * edge
    last = big - 1 - edge
    # At the smallest sizes the letter takes more of the tile, or it can't be read.
    points = tile * (0.72 if size <= 24 else 0.62)
    subprocess.run(
        ["convert", "-size", f"{big}x{big}", "xc:none", "-fill", TILE,
         "-draw", f"roundrectangle {edge},{edge} {last},{last} {tile / 4},{tile / 4}",
         "-fill", LETTER, "-font", str(FONT), "-pointsize", str(points), "-gravity", "center",
         # The box of a line of text stands higher than its capitals.
         "-annotate", f"+0+{points * 0.01:.2f}", "B",
         "-filter", "Box", "-resize", f"{size}x{size}", "-strip", "-define", "png:exclude-chunks=date,time",
         f"PNG32:{path}"], check=True)


def side(letter: pathlib.Path) -> None:
    """The picture at the left of the installer's first and last page, in the size that it expects."""
    draw(96, 0, letter)
    subprocess.run(["convert", "-size", "164x314", f"xc:{TILE}", str(letter), "-gravity", "center", "-composite",
                    "-type", "TrueColor", f"BMP3:{OUT / 'installer.bmp'}"], check=True)


def main() -> None:
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        pictures = []
        for size in WINDOWS:
            picture = scratch / f"{size}.png"
            draw(size, 0, picture)
            pictures.append(str(picture))
        subprocess.run(["convert", *pictures, str(OUT / "beadle.ico")], check=True)
        draw(64, 0, OUT / "beadle-64.png")
        side(scratch / "side.png")
        places = b""
        for kind, size in APPLE:
            picture = scratch / f"apple-{size}.png"
            if not picture.exists():
                draw(size, 100 / 1024, picture)
            data = picture.read_bytes()
            places += kind.encode() + struct.pack(">I", len(data) + 8) + data
        (OUT / "beadle.icns").write_bytes(b"icns" + struct.pack(">I", len(places) + 8) + places)


if __name__ == "__main__":
    main()

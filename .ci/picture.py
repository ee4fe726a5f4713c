#!/usr/bin/env python3
"""Says whether a picture (PNG or XWD) has something on it: enough different colours, spread over the whole.

Only the standard library, so that it runs wherever the checks run.
"""
import struct
import sys
import zlib


def png(data):
    at, size, packed = 8, None, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        part = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", part[:10])
            assert depth == 8 and colour in (2, 6), "only 8-bit RGB and RGBA are read"
            size = width, height, 3 if colour == 2 else 4
        elif kind == b"IDAT":
            packed += part
        at += 12 + length
    width, height, step = size
    raw, rows, before = zlib.decompress(packed), [], bytearray(width * step)
    for y in range(height):
        at = y * (width * step + 1)
        how, row = raw[at], bytearray(raw[at + 1:at + 1 + width * step])
        for x in range(len(row)):
            left = row[x - step] if x >= step else 0
            up = before[x]
            corner = before[x - step] if x >= step else 0
            if how == 1:
                row[x] = row[x] + left & 255
            elif how == 2:
                row[x] = row[x] + up & 255
            elif how == 3:
                row[x] = row[x] + (left + up) // 2 & 255
            elif how == 4:
                guess = left + up - corner
                near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
                row[x] = row[x] + near[2] & 255
        rows.append([bytes(row[x:x + 3]) for x in range(0, len(row), step)])
        before = row
    return rows


def xwd(data):
    head = struct.unpack(">25I", data[:100])
    start, width, height, bits, line, colours = head[0], head[4], head[5], head[11], head[12], head[19]
    assert bits == 32, "only 32 bits a pixel are read"
    start += colours * 12
    return [[data[start + y * line + x * 4:start + y * line + x * 4 + 3] for x in range(width)] for y in range(height)]


def main(path):
    data = open(path, "rb").read()
    rows = png(data) if data[:8] == b"\x89PNG\r\n\x1a\n" else xwd(data)
    height, width = len(rows), len(rows[0])
    colours = {pixel for row in rows for pixel in row}
    # Twelve fields, four across and three down: most of a page holds more than one colour.
    busy = 0
    for across in range(4):
        for down in range(3):
            field = {pixel for row in rows[down * height // 3:(down + 1) * height // 3] for pixel in row[across * width // 4:(across + 1) * width // 4]}
            busy += len(field) > 8
    print(f"{path}: {width}x{height}, {len(colours)} colours, {busy} of 12 fields busy")
    return 0 if len(colours) > 64 and busy >= 6 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

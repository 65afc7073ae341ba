import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

/** What stands on a virtual display: the XWD file that Xvfb keeps in its framebuffer folder (X11/XWDFile.h). */
export interface ScreenPicture {
  width: number;
  height: number;
  /** Red, green, blue for each pixel, row by row. */
  pixels: Buffer;
}

/** Places of the header's 32-bit fields, all big-endian. */
const field = { headerSize: 0, width: 16, height: 20, bitsPerPixel: 44, bytesPerLine: 48, colourCount: 76 };
const colourEntrySize = 12;

export function readScreen(xwdFile: string): ScreenPicture {
  const data = readFileSync(xwdFile);
  const at = (place: number): number => data.readUInt32BE(place);
  if (at(field.bitsPerPixel) !== 32) throw new Error('The virtual display does not have 32 bits a pixel.');
  const width = at(field.width);
  const height = at(field.height);
  const start = at(field.headerSize) + at(field.colourCount) * colourEntrySize;
  const pixels = Buffer.alloc(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      // Little-endian 0x00RRGGBB: blue comes first.
      const source = start + row * at(field.bytesPerLine) + column * 4;
      pixels.writeUIntBE(data.readUIntLE(source, 3), (row * width + column) * 3, 3);
    }
  }
  return { width, height, pixels };
}

/** An empty display has one colour; a window with text has many. */
export function countColours({ pixels }: ScreenPicture): number {
  const colours = new Set<number>();
  for (let place = 0; place < pixels.length; place += 3) colours.add(pixels.readUIntBE(place, 3));
  return colours.size;
}

function pngChunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}

/** PNG (RFC 2083): true colour, 8 bits, every row unfiltered. */
export function toPng({ width, height, pixels }: ScreenPicture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, row) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(row * width * 3, (row + 1) * width * 3)]),
  );
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

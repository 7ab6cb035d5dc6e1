/** A zip archive of text files, stored as they are. */

/** Writes numbers of two and four bytes, the low byte first. */
class Bytes {
  readonly all: number[] = [];

  two(...values: number[]): this {
    for (const value of values) this.all.push(value & 0xff, (value >>> 8) & 0xff);
    return this;
  }

  four(...values: number[]): this {
    for (const value of values) this.two(value & 0xffff, value >>> 16);
    return this;
  }
}

const VERSION = 20;
const NAMES_ARE_UTF8 = 0x0800;
/** The first day that the format knows. */
const DAY = 0x21;

export function zip(files: [name: string, text: string][]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: (Uint8Array | number[])[] = [];
  const directory: (Uint8Array | number[])[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, bytes] = [encoder.encode(name), encoder.encode(text)];
    const shared = new Bytes().two(VERSION, NAMES_ARE_UTF8, 0, 0, DAY).four(crc32(bytes), bytes.length, bytes.length);
    const lengths = new Bytes().two(path.length, 0).all;
    const local = [...new Bytes().four(0x04034b50).all, ...shared.all, ...lengths];
    const entry = new Bytes().four(0x02014b50).two(VERSION).all;
    const rest = new Bytes().two(0, 0, 0).four(0, offset).all;
    directory.push([...entry, ...shared.all, ...lengths, ...rest], path);
    parts.push(local, path, bytes);
    offset += local.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = new Bytes().four(0x06054b50).two(0, 0, files.length, files.length).four(size, offset).two(0);
  return joined([...parts, ...directory, end.all]);
}

function joined(parts: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

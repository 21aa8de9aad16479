import { inflateRawSync } from 'node:zlib';

/**
 * An xlsx file is a zip: a few kilobytes may unfold into gigabytes. Before a parser touches one, its directory is
 * read here, the declared sizes are added up, and each part is unfolded against its declared size, since a
 * directory can lie.
 */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

export interface WorkbookBounds {
  parts: number;
  unfoldedBytes: number;
}

interface Part {
  method: number;
  packed: number;
  unfolded: number;
  offset: number;
}

/** What is wrong with the bytes as a zip: none at all, or one that unfolds beyond the bounds; null if it is sound. */
export function workbookFault(bytes: Buffer, bounds: WorkbookBounds): 'no_zip' | 'too_large' | null {
  const parts = directory(bytes);
  if (parts === null) return 'no_zip';
  const total = parts.reduce((sum, part) => sum + part.unfolded, 0);
  const within = parts.length <= bounds.parts && total <= bounds.unfoldedBytes;
  return within && parts.every((part) => honest(bytes, part)) ? null : 'too_large';
}

function directory(bytes: Buffer): Part[] | null {
  const end = endOfDirectory(bytes);
  if (end === -1) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    parts.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unfolded: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts.length === 0 ? null : parts;
}

function endOfDirectory(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_LENGTH - MAX_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

/** Whether the part unfolds to no more than the directory says. */
function honest(bytes: Buffer, part: Part): boolean {
  if (part.offset + 30 > bytes.length) return false;
  const start =
    part.offset + 30 + bytes.readUInt16LE(part.offset + 26) + bytes.readUInt16LE(part.offset + 28);
  const packed = bytes.subarray(start, start + part.packed);
  if (part.method === STORED) return packed.length === part.unfolded;
  if (part.method !== DEFLATED) return false;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, part.unfolded) }).length === part.unfolded;
  } catch {
    return false;
  }
}

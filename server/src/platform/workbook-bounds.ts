import { inflateRawSync } from 'node:zlib';

/**
 * An xlsx file is a zip: a few kilobytes may unfold into gigabytes. Before a parser touches one, its directory is
 * read here, the declared sizes are added up, and each part is unfolded against its declared size, since a directory
 * can lie. Parts that the directory does not list, or lists under another name than they have, are not taken.
 */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_COMMENT = 0xffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

interface WorkbookBounds {
  parts: number;
  unfoldedBytes: number;
}

/**
 * What is wrong with the bytes as a zip: none at all, one that unfolds beyond the bounds, one whose parts need a
 * password, or one whose parts are named or placed so that two programs would read it differently.
 */
type WorkbookFault = 'no_zip' | 'too_large' | 'encrypted' | 'ambiguous';

interface Part {
  name: string;
  flags: number;
  method: number;
  packed: number;
  unfolded: number;
  offset: number;
}

/**
 * Unfolds every part by its name, never more bytes than `bounds` allow, whatever the file says of itself; or says what
 * is wrong. `inflate` is handed in by tests, which count what it makes.
 */
export function unfold(
  bytes: Buffer,
  bounds: WorkbookBounds,
  inflate: (packed: Buffer, most: number) => Buffer = inflated,
): Map<string, Buffer> | WorkbookFault {
  const listed = directory(bytes, bounds.parts);
  if (typeof listed === 'string') return listed;
  const total = listed.reduce((sum, part) => sum + part.unfolded, 0);
  if (total > bounds.unfoldedBytes) return 'too_large';
  if (listed.some(({ flags }) => (flags & ENCRYPTED) !== 0)) return 'encrypted';
  const names = new Set(listed.map(({ name }) => name.toLowerCase()));
  if (names.size < listed.length || listed.some(({ name }) => isTricky(name))) return 'ambiguous';
  const parts = new Map<string, Buffer>();
  for (const part of listed) {
    const packed = contentOf(bytes, part);
    if (packed === undefined) return 'ambiguous';
    const content = contentUnfolded(packed, part, inflate);
    if (content === undefined) return 'too_large';
    parts.set(part.name, content);
  }
  return parts;
}

const inflated = (packed: Buffer, most: number): Buffer => inflateRawSync(packed, { maxOutputLength: most });

function directory(bytes: Buffer, most: number): Part[] | WorkbookFault {
  const end = endOfDirectory(bytes);
  if (end === -1) return 'no_zip';
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0) return 'no_zip';
  if (count > most) return 'too_large';
  let at = bytes.readUInt32LE(end + 16);
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_LENGTH > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return 'no_zip';
    const nameLength = bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unfolded: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += ENTRY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function endOfDirectory(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_LENGTH - MAX_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

/** A name that leads out of the folder it would be unpacked to, or that no office program writes. */
function isTricky(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
  return /^[/\\]|^[a-z]:|\\|[\u0000-\u001f\u007f\ufffd]|(^|\/)\.\.?(\/|$)/i.test(name);
}

/** The packed bytes of a part; undefined where its own heading is not what the directory says. */
function contentOf(bytes: Buffer, part: Part): Buffer | undefined {
  const { offset } = part;
  if (offset + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_ENTRY) return undefined;
  const nameLength = bytes.readUInt16LE(offset + 26);
  const name = bytes.toString('utf8', offset + LOCAL_LENGTH, offset + LOCAL_LENGTH + nameLength);
  if (name !== part.name) return undefined;
  const start = offset + LOCAL_LENGTH + nameLength + bytes.readUInt16LE(offset + 28);
  return bytes.subarray(start, start + part.packed);
}

/** The part unfolded; undefined where it is not as long as the directory says. */
function contentUnfolded(
  packed: Buffer,
  { method, unfolded }: Part,
  inflate: (packed: Buffer, most: number) => Buffer,
): Buffer | undefined {
  if (method === STORED) return packed.length === unfolded ? packed : undefined;
  if (method !== DEFLATED) return undefined;
  try {
    const content = inflate(packed, Math.max(1, unfolded));
    return content.length === unfolded ? content : undefined;
  } catch {
    return undefined;
  }
}

import { readFile, stat } from 'node:fs/promises';
import { refuse } from '@meritloop/engine';

/** Reads a whole text or data file, refusing one that is missing or too large. */
export async function readBounded(file: string, maxBytes: number): Promise<Buffer> {
  let size: number;
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new Error('not a file');
    size = found.size;
  } catch {
    throw refuse(
      'file_not_found',
      { zh: '找不到该文件，请检查路径。', en: 'no such file; check the path.' },
      { file },
    );
  }
  if (size > maxBytes) {
    throw refuse(
      'file_too_large',
      {
        zh: `文件 ${size} 字节，上限 ${maxBytes} 字节。请拆分后再用。`,
        en: `${size} bytes, at most ${maxBytes} are read. Split the file.`,
      },
      { file },
    );
  }
  return readFile(file);
}

/** Text of a UTF-8 file without its byte order mark; anything else is refused, never guessed. */
export function decodeUtf8(bytes: Buffer, file: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Latin letters in UTF-16 are well-formed UTF-8 with a NUL beside each.
    if (text.includes('\0')) throw new Error('NUL');
    return text;
  } catch {
    throw refuse(
      'not_utf8',
      {
        zh: '文件不是 UTF-8 编码。请在表格软件中另存为“CSV UTF-8”，或直接用 .xlsx。',
        en: 'not UTF-8. Save it as "CSV UTF-8" from your spreadsheet, or use .xlsx.',
      },
      { file },
    );
  }
}

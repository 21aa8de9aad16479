import { strFromU8, unzipSync } from 'fflate';

/** An answer as text: of a Word or Excel file the texts of all its parts, since what it says stands packed in them. */
export function unpacked(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${strFromU8(part)}`)
    .join('\n');
}

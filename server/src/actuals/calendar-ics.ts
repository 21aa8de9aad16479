import { createHash } from 'node:crypto';
import { addDays } from '@meritloop/engine';

/** Whole-day entries as an iCalendar file (RFC 5545): lines end in CRLF and are folded at 75 bytes. */
export function icsOf(
  items: readonly { day: string; title: string; note: string }[],
  calendar: { name: string; id: string; stamp: Date },
): string {
  const stamp = calendar.stamp.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const compact = (day: string) => day.replaceAll('-', '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Meritloop//Calendar//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(calendar.name)}`,
    ...items.flatMap(({ day, title, note }) => [
      'BEGIN:VEVENT',
      `UID:${createHash('sha256').update(`${calendar.id}${day}${title}`).digest('hex').slice(0, 32)}@meritloop`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(note)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, '\\n');

/** Folds between characters, never within one. */
function folded(line: string): string {
  let folding = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 74) {
      folding += '\r\n ';
      bytes = 1;
    }
    folding += character;
    bytes += size;
  }
  return folding;
}

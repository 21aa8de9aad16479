import { plain } from '@meritloop/engine';
import { carried, tagsOf } from './workbook-tags.ts';

/** Excel keeps 15 significant digits; what stands behind them is the trace of its binary numbers. */
const excelDigits = 15;

/** A number as the workbook stores it, as the plain decimal that its program shows. */
export function storedNumber(stored: string): string {
  const kept = Number(Number(stored).toPrecision(excelDigits));
  const text = String(kept);
  return text.includes('e') ? plain(kept) : text;
}

/** Whether the program has kept less of a number than was typed: a code of 18 digits ends in zeros then. */
export const isBeyondDigits = (stored: string): boolean => Math.abs(Number(stored)) >= 10 ** excelDigits;

/** An hour alone is stored as a part of the day zero. */
export function dayOrHour(date: Date): string {
  const text = date.toISOString();
  return date.getTime() < Date.UTC(1899, 11, 31) ? text.slice(11, 16) : text.slice(0, 10);
}

const styles = 'xl/styles.xml';
const main = 'xl/workbook.xml';

/**
 * The parts as the reader of cells understands what other programs write: shares say their sign (68.5%, stored as
 * 0.685), faults say themselves (#N/A, which it would leave out), and days that are counted from 1904 are marked in the
 * one form that it knows. Everything else stays as it is.
 */
export function understood(parts: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const shares = shareStyles(parts.get(styles)?.toString('utf8') ?? '');
  const changed = new Map(parts);
  for (const [name, content] of parts) {
    if (name === main) changed.set(name, Buffer.from(epochNamed(content.toString('utf8'))));
    else if (name !== styles && /\.xml$/i.test(name)) {
      const xml = content.toString('utf8');
      const told = cellsTold(xml, shares);
      if (told !== xml) changed.set(name, Buffer.from(told));
    }
  }
  return changed;
}

/** A cell up to its value: its tag without what it carries, that, what stands between, and the value. */
const valued =
  /<((?:[^\s<>/:"'=!?]*:)?c)((?:\s[^<>]*)?)>(\s*<(?:[^\s<>/:"'=!?]*:)?v(?:\s[^<>]*)?>)([^<]*)(?=<)/g;

function cellsTold(xml: string, shares: ReadonlySet<string>): string {
  return xml.replace(valued, (all, name: string, tag: string, between: string, value: string) => {
    const type = carried(tag, 't')[0] ?? 'n';
    const asText = `${tag.replace(/\st="[^"]*"/g, '')} t="str"`;
    if (type === 'e') return `<${name}${asText}>${between}${value}`;
    if (type !== 'n' || value.trim() === '' || !shares.has(carried(tag, 's')[0] ?? '0')) return all;
    const share = String(Number(value) * 100);
    return Number.isFinite(Number(value)) ? `<${name}${asText}>${between}${storedNumber(share)}%` : all;
  });
}

/** Numbers of the cell formats that show a hundredfold with a percent sign. */
function shareStyles(xml: string): Set<string> {
  const formats = new Set(['9', '10']);
  for (const { tag } of tagsOf(xml, ['numFmt'])) {
    // Quoted or escaped, the sign stands beside the number and multiplies nothing.
    const code = (carried(tag, 'formatCode')[0] ?? '').replace(/"[^"]*"|\\./g, '');
    if (code.includes('%')) formats.add(carried(tag, 'numFmtId')[0] ?? '');
  }
  const found = new Set<string>();
  let inCells = false;
  let place = 0;
  for (const { name, tag } of tagsOf(xml, ['cellStyleXfs', 'cellXfs', 'xf'])) {
    if (name !== 'xf') inCells = name === 'cellXfs';
    else if (inCells) {
      if (formats.has(carried(tag, 'numFmtId')[0] ?? '')) found.add(String(place));
      place += 1;
    }
  }
  return found;
}

function epochNamed(xml: string): string {
  const said = [...tagsOf(xml, ['workbookPr'])].flatMap(({ tag }) => carried(tag, 'date1904'));
  if (!said.some((one) => one === '1' || one === 'true')) return xml;
  return xml.replace(/<((?:[^\s<>/:"'=!?]*:)?workbookPr)(?:\s[^<>]*?)?(\/?)>/g, '<$1 date1904="1"$2>');
}

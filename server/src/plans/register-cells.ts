import type { Bilingual } from '../platform/endpoint.ts';
import type { Field } from './register-field.ts';
import { carried } from './typed-text.ts';

/** How an explicit tier without a value is written, so that it differs from a tier that is not there. */
export const unquantified = '未定量';

type Parsed = { value: string } | { fault: Bilingual };

/**
 * Reads a cell into the one form in which values are compared and kept: the code of a choice, list items one a line,
 * days `YYYY-MM-DD`, '' for nothing. Idempotent: what it answers reads as itself, and so does what
 * {@link formatCell} writes.
 */
export function parseCell(field: Field, cell: string): Parsed {
  const text = carried(cell);
  if (text === '') return { value: '' };
  switch (field.kind) {
    case 'choice':
      return parseChoice(field, text);
    case 'list':
      return limited(
        field,
        [...new Set(text.split(/[\n；;、]/).map((word) => word.trim()))].filter((word) => word !== ''),
      );
    case 'decimal':
      if (text === unquantified) return { value: unquantified };
      return parseDecimal(text);
    case 'day':
      return parseDay(text);
    case 'date':
      return parseDate(text);
    case 'period':
      return isPeriod(text)
        ? { value: text }
        : {
            fault: {
              zh: `“${text}”不是期间，应如 2026、2026-H1、2026-Q3、2026-06、2026-01..09 或 2023..2027；若 Excel 自动变成了日期，请先把该列设为文本格式`,
              en: `"${text}" is no period such as 2026, 2026-H1, 2026-Q3, 2026-06, 2026-01..09 or 2023..2027; where Excel made a date of it, format the column as text first`,
            },
          };
    case 'integer':
      return /^\d{1,7}$/.test(text)
        ? { value: String(Number(text)) }
        : { fault: { zh: `“${text}”应为整数`, en: `"${text}" should be a whole number` } };
    case 'line':
    case 'ref':
      return text.includes('\n')
        ? { fault: { zh: '只能写一行，请去掉换行', en: 'one line only: remove the line breaks' } }
        : limited(field, [text]);
    default:
      return limited(field, [text]);
  }
}

/** Writes a kept value as a person reads it. */
export function formatCell(field: Field, value: string, language: 'zh' | 'en' = 'zh'): string {
  if (field.kind !== 'choice') return value;
  return field.choices?.find(({ code }) => code === value)?.[language] ?? value;
}

function parseChoice(field: Field, text: string): Parsed {
  const plain = text.replace(/\s+/g, '').toLowerCase();
  const found = field.choices?.find(({ code, zh, en, also = [] }) =>
    [code, zh, en, ...also].some((word) => word.replace(/\s+/g, '').toLowerCase() === plain),
  );
  if (found !== undefined) return { value: found.code };
  const words = (field.choices ?? []).map(({ zh }) => zh).join('、');
  return {
    fault: {
      zh: `“${text}”不在可填的词里：${words}`,
      en: `"${text}" is none of: ${(field.choices ?? []).map(({ en }) => en).join(', ')}`,
    },
  };
}

function parseDecimal(text: string): Parsed {
  const plain = text.replace(/^＋|^\+/, '').replace(/^－|^−/, '-');
  if (/^-?\d{1,38}(\.\d{1,38})?$/.test(plain)) return { value: plain };
  return {
    fault: {
      zh: `“${text}”不是小数，应如 12.50；单位写在“计量单位”一列，“以上”“左右”写在“要求”一列`,
      en: `"${text}" is no plain decimal such as 12.50; the unit and words such as "about" have columns of their own`,
    },
  };
}

function parseDay(text: string): Parsed {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (parts !== null) {
    const [, year = '', month = '', date = ''] = parts;
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    const real = new Date(`${day}T00:00:00Z`);
    if (!Number.isNaN(real.getTime()) && real.toISOString().startsWith(day)) return { value: day };
  }
  return {
    fault: { zh: `“${text}”不是日期，应如 2026-07-20`, en: `"${text}" is no day such as 2026-07-20` },
  };
}

/** A day as far as it is known. */
function parseDate(text: string): Parsed {
  const [, year, month] = /^(\d{4})(?:[-/.年](\d{1,2}))?[年月]?$/.exec(text) ?? [];
  if (year === undefined) return parseDay(text);
  if (month === undefined) return { value: year };
  if (Number(month) >= 1 && Number(month) <= 12) return { value: `${year}-${month.padStart(2, '0')}` };
  return { fault: { zh: `“${text}”不是月份，应如 2026-01`, en: `"${text}" is no month such as 2026-01` } };
}

function isPeriod(text: string): boolean {
  return /^\d{4}(-(H[12]|Q[1-4]|W\d\d|(0[1-9]|1[0-2])|01\.\.(0[2-9]|1[0-2])))?$|^\d{4}\.\.\d{4}$/.test(text);
}

function limited(field: Field, words: readonly string[]): Parsed {
  const long = words.find((word) => word.length > (field.max ?? 5000));
  if (long === undefined) return { value: words.join('\n') };
  return {
    fault: {
      zh: `有 ${long.length} 字，最多 ${field.max ?? 5000} 字`,
      en: `${long.length} characters, at most ${field.max ?? 5000}`,
    },
  };
}

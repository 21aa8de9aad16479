import { refuse } from '../quantity/problem.ts';
import { type Day, isDay } from './day.ts';
import { tryPeriod } from './period.ts';

/** The day as of which something is judged: a day itself, or the last day of a period (`2024-06` → 2024-06-30). */
export function asOfDay(text: string): Day {
  if (isDay(text)) return text;
  const period = tryPeriod(text);
  if (period) return period.end;
  throw refuse('unreadable_as_of', {
    zh: `截至时间“${text}”不能识别。请写日期或期间，如 2024-06-30 或 2024-06。`,
    en: `as-of "${text}" is neither a day nor a period. Write 2024-06-30 or 2024-06, for example.`,
  });
}

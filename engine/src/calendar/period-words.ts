import type { Text } from '../trace/node.ts';
import { type Day, partsOf } from './day.ts';
import type { Period } from './period.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const QUARTERS = ['一', '二', '三', '四'];

const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** A day in running text: 2024年6月30日, 30 Jun 2024. */
export function dayWords(day: Day): Text {
  const { year, month, dayOfMonth } = partsOf(day);
  return { zh: `${year}年${month}月${dayOfMonth}日`, en: `${dayOfMonth} ${monthName(month)} ${year}` };
}

/** A period in running text: 2024年上半年, H1 2024; 2024年1–2月, Jan–Feb 2024; 2023—2027年, 2023–2027. */
export function periodWords(period: Period): Text {
  const from = partsOf(period.start);
  const to = partsOf(period.end);
  const number = Number(/\d$/.exec(period.text)?.[0] ?? 0);
  switch (period.kind) {
    case 'year':
      return { zh: `${from.year}年`, en: `${from.year}` };
    case 'half':
      return { zh: `${from.year}年${number === 1 ? '上' : '下'}半年`, en: `H${number} ${from.year}` };
    case 'quarter':
      return { zh: `${from.year}年${QUARTERS[number - 1]}季度`, en: `Q${number} ${from.year}` };
    case 'month':
      return { zh: `${from.year}年${from.month}月`, en: `${monthName(from.month)} ${from.year}` };
    case 'months':
      return { zh: `${from.year}年1–${to.month}月`, en: `Jan–${monthName(to.month)} ${from.year}` };
    case 'years':
      return { zh: `${from.year}—${to.year}年`, en: `${from.year}–${to.year}` };
    case 'week': {
      const [year, week] = [period.text.slice(0, 4), Number(period.text.slice(6))];
      return { zh: `${year}年第${week}周`, en: `week ${week} of ${year}` };
    }
    case 'day':
      return dayWords(period.start);
  }
}

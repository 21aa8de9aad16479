/**
 * Periods that an office asks for around a day, the likeliest first: the month before, what ended with it, then the
 * months further back and the one that runs.
 *
 * @param today `YYYY-MM-DD`
 */
export function lastPeriods(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const monthAt = (back: number) => {
    const at = year * 12 + month - 1 - back;
    return { year: Math.floor(at / 12), month: (at % 12) + 1 };
  };
  const name = (one: { year: number; month: number }) => `${one.year}-${String(one.month).padStart(2, '0')}`;
  const ended = monthAt(1);
  const periods = [name(ended)];
  if (ended.month % 3 === 0) periods.push(`${ended.year}-Q${ended.month / 3}`);
  if (ended.month % 6 === 0) periods.push(`${ended.year}-H${ended.month / 6}`);
  if (ended.month === 12) periods.push(String(ended.year));
  return [...periods, ...[2, 3, 4, 5, 0].map((back) => name(monthAt(back)))];
}

/** The last days of the months before a day's own month and, where the day is itself a last day, of its month. */
export function monthEndsUpTo(day: string, months: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const ends: string[] = [];
  for (let back = 0; ends.length < months; back += 1) {
    // Day 0 of a month is the last of the one before: Date.UTC counts months from 0.
    const end = new Date(Date.UTC(year, month - back, 0)).toISOString().slice(0, 10);
    if (end <= day) ends.push(end);
  }
  return ends.reverse();
}

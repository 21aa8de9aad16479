import { dayWords, isDay } from '@meritloop/engine';
import { useSay } from '../../messages/useSay.ts';

/** A day in running text: 2024年6月30日; tables print `YYYY-MM-DD` as it is. */
export function DayText({ day }: { day: string }) {
  const say = useSay();
  return <time dateTime={day}>{isDay(day) ? say(dayWords(day)) : day}</time>;
}

import type { Text } from '../messages/useSay.ts';
import { periodName } from '../ui/number/periodName.ts';

/**
 * A board's title in both languages. The usual one is made of its scheme and its period, which both have English words;
 * one that the office wrote stands as it was written.
 */
export function boardTitle(of: { title: string; scheme: { name: Text }; period: string }): Text {
  const period = periodName(of.period);
  const { zh, en } = of.scheme.name;
  const usual = of.title === `${zh} ${period.zh}` && en !== '';
  return { zh: of.title, en: usual ? `${en} ${period.en}` : of.title };
}

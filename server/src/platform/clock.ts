/**
 * The one clock. Time enters the house here and nowhere else (never SQL's now()), so that a test can move a year.
 */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return shanghai.format(instant);
}

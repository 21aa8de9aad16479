const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A moment as tables print it, in the time of the city: 2026-07-07 10:42. */
export function momentWords(at: string | Date): string {
  return clock.format(typeof at === 'string' ? new Date(at) : at);
}

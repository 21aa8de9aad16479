import type { RequestHead } from '@meritloop/server/contract/actuals';

/** What is asked: the indicator, of whom where that is not the unit itself; or the matter. */
export function nameOfRequest({ indicator, subject, matter, unit }: RequestHead): string {
  if (indicator === null) return `${matter?.number ?? ''} ${matter?.title ?? ''}`.trim();
  return subject === null || subject.id === unit.id ? indicator.name : `${indicator.name} · ${subject.name}`;
}

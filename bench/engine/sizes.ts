/**
 * Sizes of the assessment run: a county's worth (S), a province's (M), a nation's (L), and a tiny one for checks (T).
 * Subjects stand in groups of uneven size; every indicator is scored for every subject in every month.
 */
export interface Size {
  name: string;
  subjects: number;
  groups: number;
  indicators: number;
  months: number;
}

export const SECTIONS = 8;
export const FIRST_YEAR = 2021;

export const sizes: Readonly<Record<string, Size>> = {
  T: { name: 'T', subjects: 60, groups: 3, indicators: 40, months: 24 },
  S: { name: 'S', subjects: 300, groups: 10, indicators: 150, months: 12 },
  M: { name: 'M', subjects: 3000, groups: 60, indicators: 300, months: 36 },
  L: { name: 'L', subjects: 40000, groups: 400, indicators: 200, months: 12 },
};

export const cells = (size: Size) => size.subjects * size.indicators * size.months;
export const years = (size: Size) => Math.ceil(size.months / 12);

/** Period keys, month after month. */
export function monthKeys(size: Size): string[] {
  return Array.from(
    { length: size.months },
    (_, p) => `${FIRST_YEAR + Math.floor(p / 12)}-${String((p % 12) + 1).padStart(2, '0')}`,
  );
}

/** Year keys of the targets. */
export function yearKeys(size: Size): string[] {
  return Array.from({ length: years(size) }, (_, y) => String(FIRST_YEAR + y));
}

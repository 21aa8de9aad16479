import type { CityImport } from '../../server/src/app/import-city.ts';
import { smallCity } from '../../server/testing/city.ts';

const FIRST_YEAR = 2024;
const MONTHS = 36;

/** Units that report, and figures asked of each: one a month. */
export const crowd = { units: 300, months: MONTHS };

export const tenant = 'rush-city';

/** Code of one unit of the crowd; its clerk's user name begins with it. */
export const unitCode = (index: number): string => `unit-${String(index + 1).padStart(3, '0')}`;
export const clerkOf = (code: string): string => `${code}-clerk`;

/** A city in which 300 units are asked for the same figure of every one of 36 months. */
export function crowdedCity(): CityImport {
  const city = smallCity(tenant);
  const codes = Array.from({ length: crowd.units }, (_, index) => unitCode(index));
  const periods = Array.from(
    { length: MONTHS },
    (_, month) => `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
  );
  return {
    ...city,
    units: [
      ...city.units,
      ...codes.map((code, index) => ({
        code,
        name: `单位${index + 1}`,
        kind: 'department',
        sort: 100 + index,
      })),
    ],
    memberships: [
      ...city.memberships,
      ...codes.map((unit) => ({ unit, parent: 'city', kind: 'administrative' as const })),
    ],
    requests: codes.flatMap((code) =>
      periods.map((period) => ({
        indicator: 'investment',
        unit: code,
        subject: code,
        period,
        dueOn: '2026-07-10',
      })),
    ),
    posts: [
      ...city.posts,
      ...codes.map((code, index) => ({
        username: clerkOf(code),
        name: { zh: `单位${index + 1}填报人`, en: `Clerk of unit ${index + 1}` },
        role: 'clerk' as const,
        unit: code,
      })),
    ],
  };
}

import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { abilities, endpoint, fileLanguage, ofTenant } from '../platform/endpoint.ts';
import { unit, words } from './shapes.ts';

/** The day from which an official figure of one period may be seen outside its source. */
const releaseDay = z.object({
  indicator: z.object({ id: z.string(), code: z.string(), name: z.string(), unit: z.string() }),
  /** The source of record, which alone enters the figure. */
  source: unit.nullable(),
  period: z.string(),
  releasedOn: z.string(),
  /** Whether the day has come. Whether a figure is in is said nowhere before it has. */
  past: z.boolean(),
  version: z.number().int().nonnegative(),
  abilities,
});
export type ReleaseDay = z.infer<typeof releaseDay>;

const filters = z.object({
  from: dayText.optional(),
  to: dayText.optional(),
  indicator: z.uuid().optional(),
});

export const listReleases = endpoint({
  method: 'GET',
  path: '/api/:tenant/release-days',
  summary: 'Stated release days of official figures, earliest first',
  params: ofTenant,
  query: filters,
  reply: z.object({
    today: z.string(),
    releases: z.array(releaseDay),
    /** Official indicators, for which a day can be stated, with whether the caller may. */
    indicators: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        source: unit.nullable(),
        abilities,
      }),
    ),
    abilities,
  }),
});

export const downloadReleases = endpoint({
  method: 'GET',
  path: '/api/:tenant/release-days.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  params: ofTenant,
  query: filters.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

/** States or moves a release day. `If-Match: "0"` where none is stated yet. */
export const setRelease = endpoint({
  method: 'PUT',
  path: '/api/:tenant/release-days/:indicator/:period',
  summary: 'State or move the release day of an official figure',
  params: ofTenant.extend({ indicator: z.uuid(), period: z.string().min(4).max(20) }),
  body: z.object({ releasedOn: dayText, reason: words.default('') }),
  reply: releaseDay,
});

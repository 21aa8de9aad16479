import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { abilities, bilingual, endpoint, fileLanguage, ofTenant } from '../platform/endpoint.ts';

/** 发布 · 报送截止 · 目标到期 · 任务到期 · 节点 */
export const calendarKinds = ['release', 'request', 'target', 'task', 'milestone'] as const;

const calendarItem = z.object({
  day: z.string(),
  kind: z.enum(calendarKinds),
  title: bilingual,
  /** Who is concerned, or how many; never whether a figure under embargo is in. */
  note: bilingual,
  /** Still to be submitted, where it is a deadline for reports. */
  left: z.number().int().nullable(),
  /** What it leads to. */
  matterId: z.string().nullable(),
  targetId: z.string().nullable(),
  period: z.string().nullable(),
});
export type CalendarItem = z.infer<typeof calendarItem>;

const filters = z.object({
  from: dayText,
  to: dayText,
  kind: z.enum(calendarKinds).optional(),
  /** Only what concerns this unit; release days concern everyone. */
  unit: z.uuid().optional(),
});

/** Release days and deadlines of at most 400 days. */
export const readCalendar = endpoint({
  method: 'GET',
  path: '/api/:tenant/calendar',
  summary: 'Release days, report deadlines, and due days of targets, tasks and milestones',
  params: ofTenant,
  query: filters,
  reply: z.object({ today: z.string(), items: z.array(calendarItem), abilities }),
});

export const downloadCalendar = endpoint({
  method: 'GET',
  path: '/api/:tenant/calendar.xlsx',
  summary: 'The same days as an Excel workbook, with the same filters',
  params: ofTenant,
  query: filters.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

export const downloadIcs = endpoint({
  method: 'GET',
  path: '/api/:tenant/calendar.ics',
  summary: 'The same days as an iCalendar file',
  params: ofTenant,
  query: filters.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

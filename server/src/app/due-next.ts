import { addDays } from '@meritloop/engine';
import { type CalendarItem, calendarItems } from '../actuals/index.ts';
import { casesDueUntil } from '../cases/index.ts';
import type { Query } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';

/** Days that "next" means here. */
export const dueDays = 30;
/** Lines that a cockpit shows; the rest is one link away. */
const shown = 12;

type Asking = Omit<Query<Endpoint>, 'query' | 'params' | 'body'>;

/** What is due within {@link dueDays} days as the caller may see it, overdue orders first, then by day. */
export async function dueNext(asking: Asking) {
  const until = addDays(asking.today, dueDays);
  const published = asking.tenant.kind === 'published';
  const [days, cases] = await Promise.all([
    calendarItems({ ...asking, query: { from: asking.today, to: until } }),
    published ? [] : casesDueUntil(asking.reader, asking, until),
  ]);
  const items = [
    ...days.map((item) => ({
      day: item.day,
      kind: item.kind,
      title: item.title,
      note: item.note,
      overdue: false,
      link: linkOf(item),
    })),
    ...cases.map((one) => ({
      day: one.dueOn ?? asking.today,
      kind: 'case' as const,
      title: { zh: `督办 ${one.number}：${one.title}`, en: `Order ${one.number}: ${one.title}` },
      note: { zh: `${one.unit.name} · ${one.state.name.zh}`, en: `${one.unit.name} · ${one.state.name.en}` },
      overdue: one.overdueDays !== null,
      link: `/cases/${one.id}`,
    })),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    until,
    items: items.slice(0, shown),
    more: Math.max(0, items.length - shown),
    total: items.length,
  };
}

function linkOf(item: CalendarItem): string {
  if (item.targetId !== null) return `/targets/${item.targetId}`;
  if (item.matterId !== null) return `/matters/${item.matterId}`;
  return item.kind === 'request' && item.period !== null ? `/requests?period=${item.period}` : '/calendar';
}

import { addDays } from '@meritloop/engine';
import { type CalendarItem, calendarItems } from '../actuals/index.ts';
import { casesDueUntil } from '../cases/index.ts';
import type { Query } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';

/** Days that "soon" means. */
const dueDays = 30;
/** Lines that a cockpit shows; the rest is one link away. */
const shown = 12;

type Asking = Omit<Query<Endpoint>, 'query' | 'params' | 'body'>;

/** What is due within {@link dueDays} days as the caller may see it, overdue orders first, then by day. */
export async function dueSoon(asking: Asking) {
  const until = addDays(asking.today, dueDays);
  const published = asking.tenant.kind === 'published';
  const [days, cases] = await Promise.all([
    calendarItems({ ...asking, query: { from: asking.today, to: until } }),
    published ? [] : casesDueUntil(asking.reader, asking, until),
  ]);
  const items = [
    ...together(days),
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
    total: days.length + cases.length,
  };
}

/** More than this many of one kind on one day are said in one line. */
const apart = 2;

/** One line an item, or one for a day's many of a kind, which the calendar of that day tells one by one. */
function together(days: readonly CalendarItem[]) {
  const groups = Map.groupBy(days, ({ day, kind }) => `${day} ${kind}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    if (group.length <= apart) {
      return group.map((item) => ({ ...shownOf(item), title: item.title, note: item.note }));
    }
    const { kind } = first;
    const words = manyWords[kind];
    const some = group.slice(0, 3);
    const rest = group.length > some.length;
    return [
      {
        ...shownOf(first),
        title: { zh: `${group.length} 项${words.zh}`, en: `${group.length} ${words.en}` },
        note: {
          zh: `${some.map(({ title }) => title.zh).join('、')}${rest ? '等' : ''}`,
          en: `${some.map(({ title }) => title.en).join(', ')}${rest ? ' and others' : ''}`,
        },
        link: '/calendar',
      },
    ];
  });
}

const manyWords: Record<CalendarItem['kind'], { zh: string; en: string }> = {
  release: { zh: '数据发布', en: 'releases' },
  request: { zh: '报送截止', en: 'report deadlines' },
  target: { zh: '目标到期', en: 'targets due' },
  task: { zh: '任务到期', en: 'tasks due' },
  milestone: { zh: '节点到期', en: 'milestones due' },
};

const shownOf = (item: CalendarItem) => ({
  day: item.day,
  kind: item.kind,
  overdue: false,
  link: linkOf(item),
});

function linkOf(item: CalendarItem): string {
  if (item.targetId !== null) return `/targets/${item.targetId}`;
  if (item.matterId !== null) return `/matters/${item.matterId}`;
  return item.kind === 'request' && item.period !== null ? `/requests?period=${item.period}` : '/calendar';
}

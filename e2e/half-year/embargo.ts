import * as actuals from '../../server/src/actuals/contract.ts';
import * as plans from '../../server/src/plans/contract.ts';
import * as publications from '../../server/src/publications/contract.ts';
import type { Story } from '../../server/testing/story.ts';
import { clerkOf, month, source } from './city.ts';
import { type Known, readAs, reads } from './routes.ts';

/** What every read of the house answers a post, by its path. */
export async function everything(story: Story, who: string, ids: Known): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const read of reads) {
    const { status, text } = await readAs(story, who, read, ids);
    seen.set(read.path, `${status} ${text}`);
  }
  return seen;
}

/** Ids of the statistics bureau's own request, and of what it is promised in, for every path that asks for one. */
export async function knownIds(story: Story): Promise<Known> {
  const office = await story.as('office');
  const clerk = await story.as(clerkOf(source));
  const { requests } = (await clerk.call(actuals.listRequests, { query: { size: 200, state: 'open' } })).body;
  const asked = requests.find(({ indicator }) => indicator?.name === '规上工业增加值增速');
  const { matters } = (await office.call(plans.listMatters)).body;
  const matterOf = (wanted: string) => matters.find(({ number }) => number === wanted);
  const { tasks } = (await office.call(plans.listTasks, { params: { matterId: matterOf('63')?.id ?? '' } }))
    .body;
  const report = await office.call(publications.produceDocument, {
    body: { kind: 'special_report', period: '2026-H1' },
  });
  const preview = '/api/:tenant/document-preview';
  return {
    request: asked?.id ?? '',
    matter: matterOf('9')?.id ?? '',
    matterId: matterOf('9')?.id ?? '',
    unit: asked?.unit.id ?? '',
    units: asked?.unit.id ?? '',
    targets: matterOf('9')?.targets[0]?.id ?? '',
    tasks: tasks[0]?.id ?? '',
    documents: report.body.id,
    period: month,
    '?indicator': asked?.indicator?.id ?? '',
    '?subject': asked?.subject?.id ?? '',
    '?period': '2026-H1',
    '?key': 'all.count.behind',
    '?from': '2026-06-01',
    '?to': '2026-07-31',
    '/api/:tenant/views?page': 'matters',
    [`${preview}?kind`]: 'special_report',
    [`${preview}/figure?kind`]: 'special_report',
  };
}

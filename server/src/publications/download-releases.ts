import { parsePeriod, periodWords } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, simulatedNotes, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { visibleReleases } from './load-releases.ts';

const words = {
  zh: {
    name: '榜单',
    columns: ['序号', '榜单', '期间', '数据截至', '范围', '考核办法', '公布时间', '公布人', '内容哈希'],
    audiences: { office: '考核办内部', group: '本组单位', system: '系统内全部用户', public: '社会公开' },
  },
  en: {
    name: 'Boards',
    columns: ['No.', 'Board', 'Period', 'As of', 'Audience', 'Scheme', 'Released', 'By', 'Content hash'],
    audiences: { office: 'Office', group: 'Own group', system: 'Everyone in the system', public: 'Public' },
  },
};

/** The boards that one may see as a workbook, newest first as on the page. */
export async function downloadReleases(query: Query<typeof contract.downloadReleases>): Promise<Download> {
  const { tenant } = query;
  const { language } = query.query;
  const found = await visibleReleases(query);
  const say = words[language];
  return workbook(`${say.name}.xlsx`, [
    {
      name: say.name,
      notes: [...simulatedNotes(tenant, language), tenant.name[language]],
      columns: columnsOf(say.columns, [16, 40], { usual: 16, quantity: (place) => place === 0 }),
      rows: found.map(({ head }) => [
        String(head.seq),
        head.title,
        periodWords(parsePeriod(head.period))[language],
        head.asOf,
        say.audiences[head.audience],
        `${head.scheme.name[language]} ${head.scheme.version}`,
        head.at.slice(0, 16).replace('T', ' '),
        head.by[language],
        head.contentHash,
      ]),
    },
  ]);
}

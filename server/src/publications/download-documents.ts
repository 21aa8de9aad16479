import { parsePeriod, periodWords } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type { downloadDocuments as contract } from './contract-documents.ts';
import { visibleDocuments } from './load-documents.ts';

const words = {
  zh: {
    name: '文稿',
    simulated: '模拟数据：城市、单位和数字均为虚构，不代表任何真实单位',
    draft: '文稿均为送审稿',
    columns: ['文稿', '种类', '期间', '单位', '数据截至', '范围', '生成时间', '生成人', '内容哈希'],
    kinds: { summary: '汇总表', special_report: '督查专报', unit_sheet: '单位进展情况表' },
    audiences: { office: '考核办内部', group: '所涉单位', system: '系统内全部用户', public: '社会公开' },
  },
  en: {
    name: 'Documents',
    simulated: 'Simulated data: city, units and figures are fictional and stand for no real body',
    draft: 'All documents are drafts',
    columns: ['Document', 'Kind', 'Period', 'Unit', 'As of', 'Audience', 'Produced', 'By', 'Content hash'],
    kinds: { summary: 'Summary', special_report: 'Special report', unit_sheet: 'Unit sheet' },
    audiences: {
      office: 'Office',
      group: 'Units concerned',
      system: 'Everyone in the system',
      public: 'Public',
    },
  },
};

/** The list of documents that one may see, as a workbook in its order. */
export async function downloadDocuments(query: Query<typeof contract>): Promise<Download> {
  const { tenant } = query;
  const { language, ...filter } = query.query;
  const documents = await visibleDocuments(query, filter);
  const say = words[language];
  return workbook(`${say.name}.xlsx`, [
    {
      name: say.name,
      notes: [
        ...(tenant.kind === 'simulated' ? [say.simulated] : []),
        `${tenant.name[language]} · ${say.draft}`,
      ],
      columns: columnsOf(say.columns, [44], { usual: 18 }),
      rows: documents.map((one) => [
        one.title,
        say.kinds[one.kind],
        periodWords(parsePeriod(one.period))[language],
        one.unit?.name ?? null,
        one.asOf,
        say.audiences[one.audience],
        one.at.slice(0, 16).replace('T', ' '),
        one.by[language],
        one.contentHash,
      ]),
    },
  ]);
}

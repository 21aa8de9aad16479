import type { Query } from '../platform/call.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type * as contract from './contract-names.ts';
import { namesUsed } from './list-names.ts';

type Kind = (typeof contract.nameKinds)[number];

const words = {
  zh: {
    sheet: '英文名称',
    columns: ['中文名称', '英文名称', '用于'],
    kinds: {
      unit: '单位',
      group: '组别',
      ownerGroup: '责任主体组',
      leader: '领导岗位',
      campaign: '工程与专项行动',
      objective: '目标体系',
      section: '板块',
      tag: '标签',
      indicator: '指标',
      matter: '事项',
      task: '任务',
      milestone: '节点',
    },
  },
  en: {
    sheet: 'English names',
    columns: ['Chinese name', 'English name', 'Used for'],
    kinds: {
      unit: 'Unit',
      group: 'Group',
      ownerGroup: 'Owner group',
      leader: 'Leading post',
      campaign: 'Campaign',
      objective: 'Objective',
      section: 'Section',
      tag: 'Tag',
      indicator: 'Indicator',
      matter: 'Matter',
      task: 'Task',
      milestone: 'Milestone',
    },
  },
} satisfies Record<'zh' | 'en', { sheet: string; columns: string[]; kinds: Record<Kind, string> }>;

/** 英文名称 as a workbook, in the page's order and by its filters. */
export async function downloadNames(query: Query<typeof contract.downloadNames>): Promise<Download> {
  const { tenant, today } = query;
  const { language, text, kind, english } = query.query;
  const say = words[language];
  const wanted = text?.trim().toLowerCase() ?? '';
  const names = (await namesUsed(query)).filter(
    (one) =>
      (kind === undefined || one.kinds.includes(kind)) &&
      (english === undefined || (one.nameEn === null) === (english === 'none')) &&
      [one.name, one.nameEn ?? ''].some((name) => name.toLowerCase().includes(wanted)),
  );
  return workbook(`${tenant.name[language]}-${say.sheet}-${today}.xlsx`, [
    {
      name: say.sheet,
      notes: [`${tenant.name[language]} · ${say.sheet} · ${today}`, tenant.notice[language]],
      columns: columnsOf(say.columns, [40, 60, 30], { usual: 20 }),
      rows: names.map(({ name, nameEn, kinds }) => [
        name,
        nameEn,
        kinds.map((one) => say.kinds[one]).join(language === 'zh' ? '、' : ', '),
      ]),
    },
  ]);
}

import { statusWord } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { filteredTargets } from './list-targets.ts';

const titles = {
  zh: {
    sheet: '目标',
    columns: [
      '编号',
      '事项',
      '目标体系',
      '板块',
      '指标',
      '口径',
      '对象',
      '期间',
      '保',
      '争',
      '拼',
      '目标',
      '最新数据',
      '单位',
      '数据所属期',
      '状态',
      '差距',
      '来源',
      '来源地址',
    ],
    asOf: '截至',
    tiers: '以下为公开或已锁定数据',
  },
  en: {
    sheet: 'Targets',
    columns: [
      'No.',
      'Matter',
      'Objective',
      'Section',
      'Indicator',
      'Scope',
      'Subject',
      'Period',
      'Floor',
      'Stretch',
      'Summit',
      'Target',
      'Latest figure',
      'Unit',
      'Figure period',
      'Status',
      'Gap',
      'Source',
      'Source address',
    ],
    asOf: 'As of',
    tiers: 'Published or locked figures only',
  },
};

/** The list of targets as Excel, in the list's own order and with its filters. */
export async function downloadTargets(query: Query<typeof contract.downloadTargets>) {
  const { language } = query.query;
  const words = titles[language];
  const { chosen } = await filteredTargets(query);
  const promise = (line: (typeof chosen)[number]['line'], tier: string) =>
    line.promise.find((one) => one.tier === tier)?.text[language] ?? null;
  return workbook(`${query.tenant.name[language]}-${words.sheet}-${query.today}.xlsx`, [
    {
      name: words.sheet,
      notes: [
        `${query.tenant.name[language]} · ${words.asOf} ${query.today} · ${words.tiers}`,
        query.tenant.notice[language],
      ],
      columns: columnsOf(
        words.columns,
        [10, 24, 10, 12, 28, 12, 14, 10, 16, 16, 16, 24, 12, 10, 12, 10, 40, 30, 40],
        { quantity: (place) => place === 12 },
      ),
      rows: chosen.map(({ line }) => [
        line.matter.number,
        line.matter.title,
        line.matter.objectives.join('、'),
        line.matter.section,
        line.indicator,
        line.filter,
        line.subject.name,
        line.period,
        promise(line, 'floor'),
        promise(line, 'stretch'),
        promise(line, 'summit'),
        promise(line, ''),
        // What is missing is said as its word, never left blank to be read as nothing.
        line.latest === null
          ? statusWord(line.standing.status, language)
          : (line.latest.value ?? line.latest.valueText),
        line.latest?.unit ?? null,
        line.latest?.period ?? null,
        statusWord(line.standing.status, language),
        line.standing.sentence[language],
        line.latest === null ? null : (line.latest.source.publisher ?? line.latest.source.name),
        line.latest?.source.url ?? null,
      ]),
    },
  ]);
}

import type { Query } from '../platform/call.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { readReport } from './read-report.ts';
import { stateNames } from './walk.ts';

const words = {
  zh: {
    held: '已有数据',
    asked: '本页填报',
    heldColumns: ['指标', '对象', '期间', '数值', '计量单位', '来源', '说明', '发布日'],
    askedColumns: ['内容', '对象', '期间', '截止日', '状态', '数值', '计量单位', '进展情况'],
    words: '进展情况（文字）',
  },
  en: {
    held: 'Held already',
    asked: 'To report here',
    heldColumns: ['Indicator', 'Subject', 'Period', 'Value', 'Unit of measure', 'Source', 'Why', 'Released'],
    askedColumns: ['What', 'Subject', 'Period', 'Due', 'State', 'Value', 'Unit of measure', 'Progress'],
    words: 'Progress in words',
  },
};

/** The page on which a unit reports a matter, as Excel: what is held already with its source, and what is asked here. */
export async function downloadReport(query: Query<typeof contract.downloadReport>) {
  const { language } = query.query;
  const say = words[language];
  const report = await readReport(query);
  const notes = [
    `${query.tenant.name[language]} · ${report.matter.number} ${report.matter.title} · ${report.unit.name} · ${report.period}`,
    query.tenant.notice[language],
  ];
  return workbook(`${report.matter.number}-${report.unit.name}-${report.period}.xlsx`, [
    {
      name: say.held,
      notes,
      columns: columnsOf(say.heldColumns, [32, 16, 12, 12, 10, 24, 36, 12], {
        quantity: (place) => place === 3,
      }),
      rows: report.held.map((one) => [
        one.indicator.name,
        one.subject.name,
        one.held?.period ?? one.period,
        one.held?.value ?? null,
        one.indicator.unit,
        one.held?.source ?? null,
        one.says[language],
        one.releasedOn,
      ]),
    },
    {
      name: say.asked,
      notes,
      columns: columnsOf(say.askedColumns, [32, 16, 12, 12, 10, 12, 10, 60], {
        quantity: (place) => place === 5,
      }),
      rows: report.requests.map((one) => [
        one.indicator?.name ?? say.words,
        one.subject?.name ?? null,
        one.period,
        one.dueOn,
        stateNames[one.state][language],
        one.entered?.value ?? null,
        one.indicator?.unit ?? null,
        one.entered?.progress ?? null,
      ]),
    },
  ]);
}

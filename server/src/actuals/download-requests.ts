import type { Query } from '../platform/call.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { type WorkbookColumn, workbook } from '../platform/workbook.ts';
import { askedName } from './background.ts';
import type * as contract from './contract.ts';
import { requestsSeen, seerOf } from './list-requests.ts';
import { stateNames } from './walk.ts';

/** As many rows as one workbook carries. */
const limit = 5000;

const columns: { title: Bilingual; width: number; quantity?: boolean }[] = [
  { title: { zh: '填报编号', en: 'Request' }, width: 38 },
  { title: { zh: '指标或事项', en: 'Indicator or matter' }, width: 28 },
  { title: { zh: '对象', en: 'Subject' }, width: 16 },
  { title: { zh: '填报单位', en: 'Unit' }, width: 16 },
  { title: { zh: '期间', en: 'Period' }, width: 12 },
  { title: { zh: '截止日', en: 'Due' }, width: 12 },
  { title: { zh: '状态', en: 'State' }, width: 12 },
  { title: { zh: '计量单位', en: 'Unit of measure' }, width: 12 },
  { title: { zh: '上期值', en: 'Last value' }, width: 14, quantity: true },
  { title: { zh: '上年同期', en: 'Same period last year' }, width: 14, quantity: true },
  { title: { zh: '本期值', en: 'Value' }, width: 14, quantity: true },
  { title: { zh: '缺报原因', en: 'Reason if missing' }, width: 24 },
  { title: { zh: '进展情况', en: 'Progress' }, width: 40 },
];

/** The list as a workbook, with the same filters and in the same order. */
export async function downloadRequests(query: Query<typeof contract.downloadRequests>) {
  const { language, ...filter } = query.query;
  const seer = await seerOf(query.reader, query);
  const requests = await requestsSeen(query.reader, query, seer, filter, { limit, offset: 0 });
  const title = language === 'zh' ? '填报任务' : 'Requests';
  return workbook(`${title}-${query.today}.xlsx`, [
    {
      name: title,
      notes: [
        `${query.tenant.name[language]} · ${title} · ${query.today}`,
        query.tenant.notice[language],
        ...(requests.length < limit
          ? []
          : [
              language === 'zh'
                ? `仅列出前 ${limit} 项，请缩小筛选范围`
                : `Only the first ${limit}: narrow the filters`,
            ]),
      ],
      columns: columns.map((column): WorkbookColumn => ({ ...column, title: column.title[language] })),
      rows: requests.map((one) => [
        one.id,
        askedName(one),
        one.subject?.name ?? null,
        one.unit.name,
        one.period,
        one.dueOn,
        stateNames[one.state][language],
        one.indicator?.unit ?? null,
        one.lastValue?.value ?? null,
        one.samePeriodLastYear?.value ?? null,
        one.entered?.value ?? null,
        one.entered?.missingReason ?? null,
        one.kind === 'words' ? (one.entered?.progress ?? null) : null,
      ]),
    },
  ]);
}

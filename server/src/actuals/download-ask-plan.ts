import type { Query } from '../platform/call.ts';
import { workbook } from '../platform/workbook.ts';
import { presentPlan } from './ask-by-plan.ts';
import type * as contract from './contract.ts';
import type { AskPlan, PlanItem } from './contract-asks.ts';

/** The plan as a workbook: what would be asked, what would not and why, and the burden meter. */
export async function downloadAskPlan(query: Query<typeof contract.downloadAskPlan>) {
  const { language, period, coUnits, ...scope } = query.query;
  const plan = await presentPlan(
    { ...query, tx: query.reader },
    { period, scope, figures: true, words: true, coUnits: coUnits === 'yes' },
  );
  const zh = language === 'zh';
  const title = zh ? '下达填报预览' : 'Asking: preview';
  const notes = [
    `${query.tenant.name[language]} · ${title} · ${period} · ${query.today}`,
    query.tenant.notice[language],
  ];
  const column = (words: string, width: number, quantity = false) => ({ title: words, width, quantity });
  const head = [
    column(zh ? '单位' : 'Unit', 18),
    column(zh ? '类别' : 'Kind', 8),
    column(zh ? '事项或指标' : 'Matter or indicator', 40),
    column(zh ? '对象' : 'Subject', 16),
    column(zh ? '期间' : 'Period', 12),
  ];
  const line = (unit: AskPlan['units'][number]['unit'], one: PlanItem) => [
    unit?.name ?? (zh ? '未明确' : 'nobody'),
    one.kind === 'figure' ? (zh ? '数字' : 'figure') : zh ? '文字' : 'words',
    one.indicator?.name ?? one.matters.map(({ number, title: of }) => `${number} ${of}`).join('；'),
    one.subject?.name ?? null,
    one.period,
  ];
  return workbook(`${title}-${period}.xlsx`, [
    {
      name: zh ? '要报的' : 'Asked',
      notes,
      columns: head,
      rows: plan.units.flatMap(({ unit, asks }) => asks.map((one) => line(unit, one))),
    },
    {
      name: zh ? '不必报的' : 'Not asked',
      notes,
      columns: [...head, column(zh ? '原因' : 'Why', 40)],
      rows: plan.units.flatMap(({ unit, spared }) =>
        spared.map((one) => [...line(unit, one), one.says[language]]),
      ),
    },
    {
      name: zh ? '填报负担' : 'Burden',
      notes,
      columns: [
        column(zh ? '单位' : 'Unit', 18),
        column(zh ? '本次要填' : 'Fields now', 12, true),
        column(zh ? '本期已下达' : 'Asked already', 12, true),
        column(zh ? '免填' : 'Spared', 12, true),
        column(
          zh ? `上次（${plan.lastPeriod ?? '无'}）` : `Last time (${plan.lastPeriod ?? 'none'})`,
          16,
          true,
        ),
      ],
      rows: plan.units.map(({ unit, burden }) => [
        unit?.name ?? (zh ? '未明确' : 'nobody'),
        String(burden.fields),
        String(burden.already),
        String(burden.spared),
        burden.last === null ? null : String(burden.last),
      ]),
    },
  ]);
}

import { convert, convertible, decideText } from '@meritloop/engine';
import { isComparable } from '../gaps/index.ts';
import type { Query } from '../platform/call.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';
import { type GatheredTarget, gatherStanding } from './target-lines.ts';

const rule: Bilingual = {
  zh: '列出今年目标值低于上年公布（锁定）数值的目标，仅作对照，不作评价。只比较同一指标、同一对象、同一口径的全年数；越低越好的指标和名次不在其列。目标有保、争、拼的，取最低一档。',
  en: 'Targets whose value lies below the published (locked) figure of the year before: a comparison, no verdict. Only whole-year figures of the same indicator, subject and scope are compared; indicators that should fall, and ranks, are left out. Of several tiers the lowest is taken.',
};

/** The whole year's figure before the target's own, of the same scope: the last version of the last status. */
function figureOfYearBefore({ target, figures }: GatheredTarget) {
  const year = Number(target.period.slice(0, 4)) - 1;
  const valued = figures.filter((one) => isComparable(one, target.id) && one.value !== null);
  const whole = valued.filter((one) => one.period === String(year));
  // A cumulative series ends with December's figure, which is the year's.
  const december =
    target.aggregation === 'cumulative' ? valued.filter((one) => one.period === `${year}-12`) : [];
  return (whole.length > 0 ? whole : december).at(-1);
}

async function compared(
  query: Query<typeof contract.compareWithYearBefore | typeof contract.downloadYearBefore>,
) {
  const { reader, tenant, today } = query;
  const all = await gatherStanding(reader, tenant, today);
  const pairs = all.flatMap((one) => {
    const { target } = one;
    const promised = target.tiers.find(({ value }) => value !== null)?.value ?? null;
    const ranked = target.measure === 'rank' || target.measure === 'streak' || target.measure === 'relative';
    if (promised === null || ranked || target.op === '<=' || target.direction !== 'higher') return [];
    if (!/^\d{4}$/.test(target.period)) return [];
    const before = figureOfYearBefore(one);
    if (before?.value == null) return [];
    const options = { pointIsPercent: target.measure === 'change_pp' };
    if (!convertible(before.unit, target.unit, options)) return [];
    return [{ one, promised, before, value: convert(before.value, before.unit, target.unit, options) }];
  });
  const rows = pairs
    .filter(({ promised, value }) => Number(promised) < Number(value))
    .map(({ one: { target, line }, promised, before, value }) => ({
      targetId: target.id,
      matter: { number: target.matter.number, title: target.matter.title },
      indicator: target.indicator.name,
      subject: target.subject.name,
      promise: line.promise[0]?.text ?? { zh: '', en: '' },
      unit: target.unit,
      target: promised,
      yearBefore: {
        period: before.period,
        value: before.value ?? value,
        unit: before.unit,
        source: before.origin.publisher ?? before.source,
        url: before.origin.url,
      },
      // Two percentages differ by points, never by per cent.
      differenceUnit: target.unit === '%' ? '个百分点' : target.unit,
      difference: decideText(Number(promised) - Number(value), Math.max(decimals(promised), decimals(value))),
    }));
  return { compared: pairs.length, rows };
}

const decimals = (text: string) => text.split('.')[1]?.length ?? 0;

/** 与上年实绩对照: in the register's order, for the office alone. */
export async function compareWithYearBefore(query: Query<typeof contract.compareWithYearBefore>) {
  return {
    asOf: query.today,
    rule,
    ...(await compared(query)),
    abilities: abilitiesFor(query.principal, policy, undefined),
  };
}

const words = {
  zh: {
    sheet: '与上年实绩对照',
    columns: '编号 事项 指标 对象 今年目标 目标值 单位 上年期间 上年数 上年单位 差 差的单位 来源 来源地址',
  },
  en: {
    sheet: 'Year before',
    columns:
      'No. Matter Indicator Subject Promise Target Unit Period-before Before Unit-before Difference Difference-in Source Address',
  },
} as const;

export async function downloadYearBefore(query: Query<typeof contract.downloadYearBefore>) {
  const { language } = query.query;
  const { rows } = await compared(query);
  const say = words[language];
  return workbook(`${query.tenant.name[language]}-${say.sheet}-${query.today}.xlsx`, [
    {
      name: say.sheet,
      notes: [
        `${query.tenant.name[language]} · ${query.today}`,
        rule[language],
        query.tenant.notice[language],
      ],
      columns: columnsOf(say.columns.split(' '), [8, 24, 30, 14, 22, 12, 10, 10, 12, 10, 12, 10, 30, 40], {
        quantity: (place) => [5, 8, 10].includes(place),
      }),
      rows: rows.map((row) => [
        row.matter.number,
        row.matter.title,
        row.indicator,
        row.subject,
        row.promise[language],
        row.target,
        row.unit,
        row.yearBefore.period,
        row.yearBefore.value,
        row.yearBefore.unit,
        row.difference,
        row.differenceUnit,
        row.yearBefore.source,
        row.yearBefore.url,
      ]),
    },
  ]);
}

import {
  describeGap,
  explainTarget,
  gatherTargets,
  InputError,
  type Judgement,
  judgeTarget,
  openWorld,
  statusWord,
  type TraceNode,
  tryPeriod,
  type World,
} from '@meritloop/engine';
import type { z } from 'zod';
import { bySeries, type Observation, readObservations, seriesKey } from '../actuals/index.ts';
import { indicatorsById, type Target } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { peerSets } from '../registry/index.ts';
import type { judged } from './contract.ts';
import { type Counted, conflictRule, countFigures, isComparable } from './count-figures.ts';
import { leadSources } from './counting-figures.ts';
import { actualRow, type Called, peerRows, targetRows, uniqueNames } from './engine-rows.ts';
import { rulesInForce } from './rule-set.ts';
import { sayPublished } from './say-published.ts';
import { unitNames } from './unit-names.ts';

export type Judged = Omit<z.output<typeof judged>, 'trace'> & { trace: TraceNode };

/** A target's judgement with every figure that may be compared and the one that counts in each period. */
export interface JudgedWithFigures {
  judgement: Judged;
  figures: Counted[];
  /** Every visible figure of the target's indicator and subject, those that may not be compared included. */
  all: Observation[];
}

/**
 * Holds targets against the figures that may be seen on a day, by the tenant's rules in force. Only figures of the
 * same scope are compared; of several for one period the rule of `countFigures` chooses. In a city of published
 * figures there is no light, 严重滞后 is said as 滞后, and nobody is said not to have reported. `until` leaves out
 * figures of periods that end later: what a report of a past period is judged by.
 */
export async function judgeTargets(
  reader: Reader,
  tenant: Tenant,
  day: string,
  targets: readonly Target[],
  until?: string,
): Promise<Map<string, Judged>> {
  const found = await judgeWithFigures(reader, tenant, day, targets, until);
  return new Map([...found].map(([id, { judgement }]) => [id, judgement]));
}

export async function judgeWithFigures(
  reader: Reader,
  tenant: Tenant,
  day: string,
  targets: readonly Target[],
  until?: string,
): Promise<Map<string, JudgedWithFigures>> {
  if (targets.length === 0) return new Map();
  const [indicators, units, peers, rules, leads] = await Promise.all([
    indicatorsById(reader, tenant.id),
    unitNames(reader, tenant.id, day),
    peerSets(reader, tenant.id),
    rulesInForce(reader, tenant.id, day),
    leadSources(reader, tenant.id, day),
  ]);
  // A relative target is held against another indicator, whose figures nothing here names: then all are read.
  const relative = targets.some((target) => target.measure === 'relative');
  const observations = await readObservations(reader, tenant.id, day, {
    indicatorIds: relative ? undefined : [...new Set(targets.map((target) => target.indicator.id))],
  });
  const series = bySeries(observations.filter(({ period }) => endsBy(period, until)));
  const called: Called = { units, indicator: uniqueNames(indicators.values()) };
  const count = (figures: readonly Observation[], indicatorId: string) =>
    countFigures(figures, (source) => leads(indicatorId, source));
  /** Figures of everybody else, chosen once: what is published beside a target counts for that target only. */
  const shared = new Map(
    [...series].map(([key, figures]) => {
      const open = figures.filter((figure) => isComparable(figure, null));
      return [key, count(open, figures[0]?.indicatorId ?? '')];
    }),
  );
  const subjects = peerRows(peers, units);
  const worldOf = (own: readonly Counted[], key: string): World => {
    const others = [...shared].flatMap(([other, figures]) => (other === key ? [] : figures));
    const rows = [...own, ...others].flatMap(({ observation, counts }) => {
      const row = counts ? actualRow(observation, called) : undefined;
      return row === undefined ? [] : [row];
    });
    return openWorld({
      actuals: rows,
      asOf: day,
      subjects,
      ...(rules === undefined ? {} : { rules: rules.rules }),
    });
  };
  // One world serves every target whose series has no figure of its own; the others get theirs.
  const common = worldOf([...shared.values()].flat(), '');
  return new Map(
    targets.map((target) => {
      const key = seriesKey(target.indicator.id, target.subject.id);
      const figures = series.get(key) ?? [];
      const comparable = count(
        figures.filter((figure) => isComparable(figure, target.id)),
        target.indicator.id,
      );
      const isShared = figures.every((figure) => figure.targetId === null);
      const world = isShared ? common : worldOf(comparable, key);
      return [
        target.id,
        {
          judgement: judgeOne(tenant, day, target, called, world, comparable),
          figures: comparable,
          all: figures,
        },
      ];
    }),
  );
}

function endsBy(period: string, until: string | undefined): boolean {
  return until === undefined || (tryPeriod(period)?.end ?? '') <= until;
}

function judgeOne(
  tenant: Tenant,
  day: string,
  target: Target,
  called: Called,
  world: World,
  figures: readonly Counted[],
): Judged {
  const rows = targetRows(target, {
    subject: called.units.name.get(target.subject.id) ?? target.subject.name,
    indicator: called.indicator.get(target.indicator.id) ?? target.indicator.name,
  });
  if (rows === undefined) return needsPerson(day, target, unreadable(target.period));
  try {
    const [gathered] = gatherTargets(rows);
    if (gathered === undefined) return needsPerson(day, target, noTier);
    const judgement = judgeTarget(gathered, world);
    const judged = present(tenant, day, judgement, () => explainTarget(gathered, world), figures);
    return tenant.kind === 'published' ? sayPublished(judged, target.period) : judged;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [problem] = error.problems;
    return needsPerson(day, target, problem?.message ?? noTier);
  }
}

function present(
  tenant: Tenant,
  day: string,
  judgement: Judgement,
  explain: () => TraceNode,
  figures: readonly Counted[],
): Judged {
  const { forecast, reasons } = judgement;
  const [first] = reasons;
  const status = statusIn(tenant, judgement.status);
  const decided = figures.find(
    ({ observation, counts }) => counts && observation.period === judgement.actualPeriod,
  );
  const sentence = { zh: describeGap(judgement, 'zh'), en: describeGap(judgement, 'en') };
  let trace: TraceNode | undefined;
  return {
    status,
    light: tenant.kind === 'published' ? null : judgement.light,
    period: judgement.actualPeriod,
    value: text(judgement.actual),
    unit: judgement.unit,
    gap: text(judgement.gap),
    gapUnit: judgement.gapUnit,
    completion: judgement.completion,
    pace: judgement.pace,
    tier: judgement.tier,
    nextTier: judgement.nextTier,
    toNext: text(judgement.toNext),
    forecast: forecast && {
      value: forecast.value,
      low: forecast.low,
      high: forecast.high,
      method: forecast.method,
    },
    noForecast: noForecast(judgement),
    requiredRate: judgement.requiredRate,
    reason: first === undefined ? null : { code: first.code, text: first.text },
    sentence,
    observationId: decided?.observation.id ?? null,
    asOf: day,
    // Unfolded when somebody looks: a list of two thousand targets explains none of them.
    get trace() {
      if (trace === undefined) {
        const found = explain();
        trace = {
          ...found,
          value: statusWord(status, 'zh'),
          reason: sentence,
          children: [...found.children, ...otherFigures(figures, decided)],
        };
      }
      return trace;
    },
  };
}

/** Why nothing is foreseen: the engine's own reason, or what kept the target from being judged at all. */
function noForecast({ forecast, reasons }: Judgement): Judged['noForecast'] {
  if (forecast !== null) return null;
  const why = reasons.find(({ code }) => code.startsWith('no_forecast')) ?? reasons[0];
  return why === undefined ? null : { code: why.code, text: why.text };
}

/** What else was reported for the period that decided, and why it does not count. */
function otherFigures(figures: readonly Counted[], decided: Counted | undefined): TraceNode[] {
  const others = figures.filter(
    (one) => one !== decided && one.observation.period === decided?.observation.period,
  );
  if (others.length === 0) return [];
  return [
    {
      label: { zh: '同期其他数', en: 'other figures for the period' },
      rule: conflictRule,
      value: String(others.length),
      children: others.map(({ observation, why }) => ({
        label: { zh: observation.source, en: observation.source },
        value: observation.value,
        unit: observation.unit,
        reason: why,
        children: [],
      })),
    },
  ];
}

const text = (amount: string | number | null) => (amount === null ? null : String(amount));

/** Real bodies: no status word that only our own rules would give them, and no blame for a date we do not know. */
function statusIn(tenant: Tenant, status: Judged['status']): Judged['status'] {
  if (tenant.kind !== 'published') return status;
  if (status === 'far_behind') return 'behind';
  return status === 'not_reported' ? 'awaiting_release' : status;
}

const noTier = {
  zh: '目标没有写明数值，需由人判定',
  en: 'the target states no value; a person decides',
};
const unreadable = (period: string) => ({
  zh: `目标期间“${period}”不能识别，需由人判定`,
  en: `the target's period "${period}" cannot be read; a person decides`,
});

/** What the engine cannot judge says why and waits for a person; it never stops the others. */
function needsPerson(day: string, target: Target, reason: { zh: string; en: string }): Judged {
  return {
    status: 'needs_person',
    light: null,
    period: null,
    value: null,
    unit: target.unit,
    gap: null,
    gapUnit: null,
    completion: null,
    pace: null,
    tier: null,
    nextTier: null,
    toNext: null,
    forecast: null,
    noForecast: { code: 'not_judged', text: reason },
    requiredRate: null,
    reason: { code: 'not_judged', text: reason },
    sentence: reason,
    observationId: null,
    asOf: day,
    trace: {
      label: { zh: `${target.indicator.name}：状态`, en: `${target.indicator.name}: status` },
      value: statusWord('needs_person', 'zh'),
      reason,
      children: [],
    },
  };
}

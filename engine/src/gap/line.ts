import type { Text } from '../trace/node.ts';
import type { Amount, Judgement } from './judgement.ts';
import type { Light, Status } from './status.ts';
import type { Measure, Tier } from './target.ts';

/** One line of `meritloop gaps --json`, field by field as docs/contract.md lists them. */
export interface GapLine {
  id: string;
  subject: string;
  indicator: string;
  period: string;
  measure: Measure;
  tier: Tier | null;
  nextTier: Tier | null;
  toNext: Amount | null;
  target: Amount | null;
  unit: string;
  actual: Amount | null;
  actualPeriod: string | null;
  completion: string | null;
  pace: string | null;
  gap: Amount | null;
  gapUnit: string | null;
  status: Status;
  light: Light;
  forecast: { value: string; low: string | null; high: string | null; method: string } | null;
  requiredRate: string | null;
  /** The first reason's code, and all of them in words. */
  reason: { code: string; text: string } | null;
}

/** The judgement as the contract prints it. */
export function gapLine(judgement: Judgement, language: keyof Text): GapLine {
  const { forecast, reasons } = judgement;
  const [first] = reasons;
  const text = reasons.map((reason) => reason.text[language]).join(language === 'zh' ? '；' : '; ');
  return {
    id: judgement.id,
    subject: judgement.subject,
    indicator: judgement.indicator,
    period: judgement.period,
    measure: judgement.measure,
    tier: judgement.tier,
    nextTier: judgement.nextTier,
    toNext: judgement.toNext,
    target: judgement.target,
    unit: judgement.unit,
    actual: judgement.actual,
    actualPeriod: judgement.actualPeriod,
    completion: judgement.completion,
    pace: judgement.pace,
    gap: judgement.gap,
    gapUnit: judgement.gapUnit,
    status: judgement.status,
    light: judgement.light,
    forecast: forecast && {
      value: forecast.value,
      low: forecast.low,
      high: forecast.high,
      method: forecast.method,
    },
    requiredRate: judgement.requiredRate,
    reason: first ? { code: first.code, text } : null,
  };
}

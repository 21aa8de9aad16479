import { decideText } from '../quantity/decide.ts';
import { decimalsOf, trimmed } from '../quantity/plain.ts';
import type { Text } from '../trace/node.ts';
import type { Judgement } from './judgement.ts';
import { actualWords, amountWords, differenceUnit, targetWords, tierWord } from './words.ts';

/** Reasons that a reader of one sentence should not miss. */
const WORTH_SAYING = new Set([
  'ceiling_exceeded',
  'ceiling_used_faster',
  'expected_deviation',
  'figures_missing',
  'late_peers',
  'missed_by_rounding',
  'whole_figure_missing',
  'year_incomplete',
]);

/**
 * One plain sentence about the gap, in official style and without blame:
 * 比序时低 5.0 个百分点，需在 6 个月内再完成 99 个，平均每月 16.5 个.
 */
export function describeGap(judgement: Judgement, language: keyof Text): string {
  const zh = language === 'zh';
  const said = [main(judgement, zh), tiersWords(judgement, zh)].filter(Boolean);
  for (const reason of judgement.reasons) {
    const already = judgement.gap === null && reason === judgement.reasons[0];
    if (WORTH_SAYING.has(reason.code) && !already) said.push(reason.text[language]);
  }
  return said.join(zh ? '；' : '; ');
}

function main(judgement: Judgement, zh: boolean): string {
  const language = zh ? 'zh' : 'en';
  if (judgement.gap === null) return judgement.reasons[0]?.text[language] ?? '';
  const actual = actualWords(judgement, language);
  const target = targetWords(judgement, language);
  const both = zh ? `实际${spaced(actual)}，目标${spaced(target)}` : `${actual}, target ${target}`;
  if (judgement.status === 'done') return zh ? `已完成：${both}` : `done: ${both}`;
  if (judgement.gapUnit === 'ratio') return againstPace(judgement, zh);
  const size = magnitude(judgement.gap);
  const difference = amountWords(size, differenceUnit(judgement, language));
  if (Number(judgement.gap) >= 0) {
    const better = Number(size) === 0 ? '' : zh ? `，好于目标 ${difference}` : `, ${difference} better`;
    return zh ? `达到目标：${both}${better}` : `met so far: ${both}${better}`;
  }
  const aboveRange = judgement.op === 'in' && Number(judgement.actual) > Number(judgement.targetUpper);
  if (aboveRange && judgement.measure !== 'rank') {
    return zh ? `高出目标上限 ${difference}（${both}）` : `${difference} above the range (${both})`;
  }
  if (judgement.lower && judgement.measure !== 'rank' && judgement.op !== 'in') {
    return zh ? `超出目标 ${difference}（${both}）` : `${difference} above the target (${both})`;
  }
  return zh ? `距目标还差 ${difference}（${both}）` : `${difference} short of the target (${both})`;
}

/** A space before a number, none between Chinese characters. */
const spaced = (text: string): string => (/^[-\d]/.test(text) ? ` ${text}` : text);

function againstPace(judgement: Judgement, zh: boolean): string {
  if (isCeiling(judgement) && judgement.target !== null) return ceilingUse(judgement, zh);
  const gap = Number(judgement.gap);
  const points = pointsText(Math.abs(gap));
  const level = zh ? '与序时持平' : 'level with pace';
  const apart = zh
    ? `比序时${gap < 0 ? '低' : '高'} ${points} 个百分点`
    : `${points} points ${gap < 0 ? 'below' : 'above'} pace`;
  return (gap === 0 ? level : apart) + toDo(judgement, zh);
}

const isCeiling = ({ lower, op }: Judgement): boolean => lower && op !== 'in' && op !== '=';

/** Of a ceiling people ask how much of it is used, and how much may still be. */
function ceilingUse(judgement: Judgement, zh: boolean): string {
  const used = `${decideText((Number(judgement.actual) / Number(judgement.target)) * 100, 1)}%`;
  const pace = `${decideText(Number(judgement.pace) * 100, 1)}%`;
  return (
    (zh ? `已用控制数的 ${used}，序时 ${pace}` : `${used} of the ceiling used, pace ${pace}`) +
    toDo(judgement, zh)
  );
}

/** Points with one decimal, or two where one would show none. */
function pointsText(gap: number): string {
  return decideText(gap * 100, gap >= 0.0005 || gap === 0 ? 1 : 2);
}

function toDo(judgement: Judgement, zh: boolean): string {
  const { remaining, remainingMonths, requiredRate, unit } = judgement;
  if (remaining === null || Number(remaining) === 0) return '';
  const rest = amountWords(remaining, unit);
  if (requiredRate === null) return zh ? `，尚差 ${rest}` : `, ${rest} short`;
  const rate = amountWords(trimmed(decideText(Number(requiredRate), decimalsOf(remaining) + 1)), unit);
  if (zh) {
    return isCeiling(judgement)
      ? `，其后 ${remainingMonths} 个月内至多 ${rest}，平均每月 ${rate}`
      : `，需在 ${remainingMonths} 个月内再完成 ${rest}，平均每月 ${rate}`;
  }
  return isCeiling(judgement)
    ? `, at most ${rest} in the ${remainingMonths} months left, ${rate} a month`
    : `, ${rest} to do in ${remainingMonths} months, ${rate} a month`;
}

function tiersWords({ tier, nextTier, toNext, unit, measure }: Judgement, zh: boolean): string {
  // Below the lowest tier the sentence has already said how far it is.
  if (tier === null) return '';
  const reached = zh ? `已达“${tierWord(tier, 'zh')}”` : `${tierWord(tier, 'en')} reached`;
  if (nextTier === null || toNext === null) return reached;
  const points = zh ? '个百分点' : 'points';
  const places = zh ? '位' : Number(toNext) === 1 ? 'place' : 'places';
  const distance = amountWords(toNext, measure === 'rank' ? places : unit === '%' ? points : unit);
  return zh
    ? `${reached}，距“${tierWord(nextTier, 'zh')}”还差 ${distance}`
    : `${reached}, ${distance} to ${tierWord(nextTier, 'en')}`;
}

/**
 * One plain sentence about the forecast, or "" where there is none. An estimate is said with one decimal more than the
 * figures that it comes from.
 */
export function describeForecast(judgement: Judgement, language: keyof Text): string {
  const { forecast, unit, actual, target } = judgement;
  if (!forecast) return '';
  const decimals = Math.max(decimalsOf(String(actual ?? '')), decimalsOf(String(target ?? ''))) + 1;
  const about = (text: string) => trimmed(decideText(Number(text), decimals));
  const value = amountWords(about(forecast.value), unit);
  const interval =
    forecast.low !== null && forecast.high !== null
      ? language === 'zh'
        ? `（${about(forecast.low)}—${amountWords(about(forecast.high), unit)}）`
        : ` (${about(forecast.low)} to ${amountWords(about(forecast.high), unit)})`
      : '';
  if (language === 'zh') {
    const basis = forecast.method === 'last_year_profile' ? '按上年逐月进度' : '按月均进度';
    return `${basis}推算，期末约 ${value}${interval}`;
  }
  const basis =
    forecast.method === 'last_year_profile' ? "by last year's months" : 'at the average rate so far';
  return `${basis}, about ${value} by the end${interval}`;
}

const magnitude = (gap: string | number): string | number =>
  typeof gap === 'number' ? Math.abs(gap) : gap.replace('-', '');

import type { Text } from '../trace/node.ts';
import type { Amount, Judgement } from './judgement.ts';
import type { Tier } from './target.ts';

/** Words that sentences and traces about gaps are made of. */

const TIER_WORDS: Readonly<Record<Tier, Text>> = {
  floor: { zh: '保', en: 'floor' },
  stretch: { zh: '争', en: 'stretch' },
  summit: { zh: '拼', en: 'summit' },
};

/** 保, 争, 拼. */
export function tierWord(tier: Tier, language: keyof Text): string {
  return TIER_WORDS[tier][language];
}

/** A value with its unit as it is read: 99 个, 6.5%, 2 位. */
export function amountWords(amount: Amount, unit: string): string {
  return unit === '%' || unit === '‰' || unit === '' ? `${amount}${unit}` : `${amount} ${unit}`;
}

/** The unit of a difference: points for percentages, places for ranks. */
export function differenceUnit(judgement: Judgement, language: keyof Text): string {
  const one = Math.abs(Number(judgement.gap)) === 1;
  if (judgement.measure === 'rank') return language === 'zh' ? '位' : one ? 'place' : 'places';
  if (judgement.unit === '%' || judgement.gapUnit === 'point')
    return language === 'zh' ? '个百分点' : one ? 'point' : 'points';
  return judgement.unit;
}

/** What the target asks: 不低于 180 个, 前 4 位, 6—6.5%, 5%左右. */
export function targetWords(judgement: Judgement, language: keyof Text): string {
  const { target, targetUpper, unit, op, lower, measure } = judgement;
  if (target === null) return language === 'zh' ? '待下达' : 'to come';
  const zh = language === 'zh';
  if (measure === 'rank') {
    if (op === '=') return zh ? `第 ${target} 位` : `place ${target}`;
    if (op === 'in') return zh ? `第 ${target}—${targetUpper} 位` : `places ${target} to ${targetUpper}`;
    if (Number(target) === 1) return zh ? '第 1 位' : 'the first place';
    return zh ? `前 ${target} 位` : `among the first ${target}`;
  }
  const value = amountWords(target, unit);
  if (op === '=') return zh ? `等于 ${value}` : `exactly ${value}`;
  if (op === '~') return zh ? `${value}左右` : `about ${value}`;
  if (op === 'in') {
    const upper = amountWords(targetUpper ?? '', unit);
    return zh ? `${target}—${upper}` : `${target} to ${upper}`;
  }
  if (lower) return zh ? `不高于 ${value}` : `at most ${value}`;
  return zh ? `不低于 ${value}` : `at least ${value}`;
}

/** What was reached: 第 6 位, 6.5%. */
export function actualWords(judgement: Judgement, language: keyof Text): string {
  const { actual, unit, measure } = judgement;
  if (actual === null) return language === 'zh' ? '尚无数据' : 'no figure yet';
  if (measure === 'rank') return language === 'zh' ? `第 ${actual} 位` : `place ${actual}`;
  return amountWords(actual, unit);
}

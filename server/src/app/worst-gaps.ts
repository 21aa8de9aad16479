import { decideText } from '@meritloop/engine';
import { isBehind } from '../gaps/index.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import type { GatheredTarget } from './target-lines.ts';

/** The rule by which the worst gaps are sorted, printed above them. */
export const worstRule: Bilingual = {
  zh: '约束性目标在前，其他在后；同类中“严重滞后”在前；再按欠账比例从大到小：累计指标为序时进度减完成率，其他指标为一减完成率。没有比例的（如名次）排在同类之后，按登记册顺序。',
  en: 'Binding targets first; among them those far behind first; then by the missing share, largest first: pace less completion for cumulative figures, one less completion for others. Those without a share (such as ranks) follow, in the order of the register.',
};

/** In a city of real names nothing is sorted by a rule of ours. */
export const registerOrder: Bilingual = {
  zh: '按登记册顺序列出，不作排序。',
  en: 'In the order of the register; nothing is sorted by a rule of ours.',
};

type Short = Pick<GatheredTarget, 'judgement'>;

/**
 * The share that is missing, 4 decimals: of a paced target what it lags behind its pace, of another what its
 * completion lacks. Null where no share can be told.
 */
export function shortfallOf({ judgement }: Short): string | null {
  if (judgement.pace !== null && judgement.gap !== null) return decideText(-Number(judgement.gap), 4);
  if (judgement.completion === null) return null;
  return decideText(1 - Number(judgement.completion), 4);
}

/** Targets that are behind, sorted by {@link worstRule}; equal ones keep their order. */
export function worstFirst<T extends Pick<GatheredTarget, 'judgement' | 'target'>>(all: readonly T[]): T[] {
  const rank = ({ target, judgement }: T) => [
    target.nature === 'binding' ? 0 : 1,
    judgement.status === 'far_behind' ? 0 : 1,
  ];
  return all
    .filter(({ judgement }) => isBehind(judgement.status))
    .map((one) => ({ one, rank: rank(one), short: shortfallOf(one) }))
    .sort((a, b) => {
      const [a0 = 0, a1 = 0] = a.rank;
      const [b0 = 0, b1 = 0] = b.rank;
      if (a0 !== b0) return a0 - b0;
      if (a1 !== b1) return a1 - b1;
      if (a.short === null || b.short === null) return Number(a.short === null) - Number(b.short === null);
      return Number(b.short) - Number(a.short);
    })
    .map(({ one }) => one);
}

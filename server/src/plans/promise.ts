import type { Bilingual } from '../platform/endpoint.ts';
import type { Target } from './contract.ts';

export interface TierPromise {
  tier: Target['tiers'][number]['tier'];
  text: Bilingual;
}

/** The promise of each tier in words of the field; a relative target says what it is held against, as printed. */
export function promiseOf(target: Target): TierPromise[] {
  return target.tiers.map((tier) => ({ tier: tier.tier, text: words(target, tier.value, tier.value2) }));
}

function words(target: Target, value: string | null, value2: string | null): Bilingual {
  const { op, unit, measure } = target;
  if (target.state === 'awaiting_target') return { zh: '待下达', en: 'target awaited from above' };
  if (value === null) {
    if (target.reference === '') return { zh: '未定量', en: 'not quantified' };
    return { zh: `参照：${target.reference}`, en: `held against: ${target.reference}` };
  }
  if (measure === 'rank') {
    return op === '='
      ? { zh: `第${value}位`, en: `rank ${value}` }
      : { zh: `前${value}位`, en: `rank ${value} or better` };
  }
  const figure = `${value}${unit}`;
  const spaced = unit === '' || unit === '%' ? figure : `${value} ${unit}`;
  switch (op) {
    case '>=':
      return { zh: `${figure}以上`, en: `at least ${spaced}` };
    case '<=':
      return { zh: `${figure}以内`, en: `at most ${spaced}` };
    case '~':
      return { zh: `${figure}左右`, en: `about ${spaced}` };
    case 'in':
      return { zh: `${value}—${value2 ?? ''}${unit}`, en: `${value} to ${value2 ?? ''} ${unit}`.trim() };
    default:
      return { zh: figure, en: spaced };
  }
}

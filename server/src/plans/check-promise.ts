import { refuse } from './errors.ts';
import type { TargetRow, TierRow } from './store.ts';

const tierWords = { '': '目标值', floor: '保', stretch: '争', summit: '拼' } as const;

type Promised = Pick<TargetRow, 'op' | 'state' | 'reference'> & {
  tiers: readonly Pick<TierRow, 'tier' | 'value' | 'value2'>[];
};

/**
 * What the values of a promise must be: a set target has one, or is held against a reference; a range has both ends
 * in order; a tolerance of 左右 is stated and not negative; nothing else has a second value.
 */
export function promiseFault({
  op,
  state,
  reference,
  tiers,
}: Promised): 'value_missing' | TierRow | undefined {
  if (state === 'set' && reference === '' && tiers.every(({ value }) => value === null))
    return 'value_missing';
  return tiers.find(({ value, value2 }) => {
    if (op === 'in') return value !== null && (value2 === null || Number(value2) < Number(value));
    if (op === '~') return value2 !== null && (value === null || Number(value2) < 0);
    return value2 !== null;
  }) as TierRow | undefined;
}

export function checkPromise(promised: Promised): void {
  const fault = promiseFault(promised);
  if (fault === 'value_missing') throw refuse.value_missing();
  if (fault !== undefined) throw refuse.value2_wrong({ tier: tierWords[fault.tier] });
}

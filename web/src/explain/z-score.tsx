import { MethodCard } from './MethodCard.tsx';

/** Z-score 标准分法: Distance from the peers' average in standard deviations, turned into marks around a centre. */
export function ZScore() {
  return <MethodCard method="z-score" curve="M6 42 L14 42 L106 8 L114 8" />;
}

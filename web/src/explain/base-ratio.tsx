import { MethodCard } from './MethodCard.tsx';

/** Ratio to a base value 基准值法: Marks in proportion to a printed base value that does not depend on the peers. */
export function BaseRatio() {
  return <MethodCard method="base-ratio" curve="M6 42 L84 8 L114 8" />;
}

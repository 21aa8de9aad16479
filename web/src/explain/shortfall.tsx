import { MethodCard } from './MethodCard.tsx';

/** Deduction per one missing 每缺一项扣分: Full marks for the required number; each one missing costs a price, until nothing is left. */
export function Shortfall() {
  return <MethodCard method="shortfall" curve="M6 42 L26 42 L88 8 L114 8" />;
}

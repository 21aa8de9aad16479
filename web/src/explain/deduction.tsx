import { MethodCard } from './MethodCard.tsx';

/** Deduction 扣分: What the deduction items cost together, up to their cap, taken from the total. */
export function Deduction() {
  return <MethodCard method="deduction" curve="M6 8 L70 38 L114 38" />;
}

import { MethodCard } from './MethodCard.tsx';

/** Bonus 加分: What the bonus items earned together, up to their cap, added to the total. */
export function Bonus() {
  return <MethodCard method="bonus" curve="M6 42 L70 12 L114 12" />;
}

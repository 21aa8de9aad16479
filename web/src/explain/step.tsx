import { MethodCard } from './MethodCard.tsx';

/** Step up and down 步长加减分法: Basic marks at a reference; each step above adds, each below takes away, within caps. */
export function Step() {
  return (
    <MethodCard method="step" curve="M6 40 L24 40 L24 33 L46 33 L46 25 L68 25 L68 17 L90 17 L90 10 L114 10" />
  );
}

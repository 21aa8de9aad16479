import { MethodCard } from './MethodCard.tsx';

/** Efficacy coefficient 功效系数法: The best of the peers earns full marks, the worst the base share, the others by distance. */
export function Efficacy() {
  return <MethodCard method="efficacy" curve="M6 28 L114 8" />;
}

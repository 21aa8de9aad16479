import { MethodCard } from './MethodCard.tsx';

/** Min–max on goalposts 固定极值法: Marks by the distance between two fixed goalposts; it does not depend on the peers. */
export function Goalposts() {
  return <MethodCard method="goalposts" curve="M6 42 L22 42 L98 8 L114 8" />;
}

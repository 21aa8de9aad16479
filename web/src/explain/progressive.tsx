import { MethodCard } from './MethodCard.tsx';

/** Progressive segments 分段递减加减分: The distance from a reference is cut into segments; each further one adds or takes less. */
export function Progressive() {
  return <MethodCard method="progressive" curve="M6 40 L24 37 L42 31 L60 25 L78 16 L96 11 L114 8" />;
}

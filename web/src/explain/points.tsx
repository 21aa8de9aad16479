import { MethodCard } from './MethodCard.tsx';

/** Points as given 直接计分: The figure is itself a mark, given by the lead unit, a jury or a ballot. */
export function Points() {
  return <MethodCard method="points" curve="M6 42 L100 8 L114 8" />;
}

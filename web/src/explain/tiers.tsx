import { MethodCard } from './MethodCard.tsx';

/** Tiers 分档计分法: The figure falls into one printed tier and earns its marks; tiers never add up. */
export function Tiers() {
  return <MethodCard method="tiers" curve="M6 40 L40 40 L40 26 L76 26 L76 10 L114 10" />;
}

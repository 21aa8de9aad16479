import { MethodCard } from './MethodCard.tsx';

/** Points per count 按个数计分: Each one counted earns a price, up to a cap. */
export function PerCount() {
  return <MethodCard method="per-count" curve="M6 42 L22 42 L22 32 L42 32 L42 22 L62 22 L62 12 L114 12" />;
}

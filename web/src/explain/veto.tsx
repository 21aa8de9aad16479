import { MethodCard } from './MethodCard.tsx';

/** Veto 一票否决: A condition with an authorising document; a missing figure vetoes nobody. */
export function Veto() {
  return <MethodCard method="veto" curve="M6 8 L60 8 L60 42 L114 42" />;
}

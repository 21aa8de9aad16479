import { MethodCard } from './MethodCard.tsx';

/** Completion 完成率法: Marks in proportion to how much of the target was done, up to a cap; none below the floor. */
export function Completion() {
  return <MethodCard method="completion" curve="M6 42 L18 42 L18 34 L78 8 L114 8" />;
}

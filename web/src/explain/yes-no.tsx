import { MethodCard } from './MethodCard.tsx';

/** Yes or no 达到即得分: The figure reaches the bar and earns the marks, or does not and earns none. */
export function YesNo() {
  return <MethodCard method="yes-no" curve="M6 42 L60 42 L60 8 L114 8" />;
}

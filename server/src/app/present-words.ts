import type { Words } from '../actuals/index.ts';
import type { WordsSaid } from './contract.ts';

/** Words as pages show them: by the day of the lock, or else of the submission. */
export const presentWords = (words: Words): WordsSaid => ({
  period: words.period,
  progress: words.progress,
  problems: words.problems,
  nextSteps: words.nextSteps,
  expectedOn: words.expectedOn,
  state: words.state,
  on: words.lockedOn ?? words.submittedOn,
});

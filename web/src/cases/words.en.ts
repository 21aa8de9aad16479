import type { Words } from '../messages/words.ts';
import type { cases as stated } from './words.zh.ts';

/** English words of the room cases. */
export const cases: Words<typeof stated> = {
  stage: 'Control',
  name: 'Supervision',
};

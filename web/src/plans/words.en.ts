import type { Words } from '../messages/words.ts';
import type { plans as stated } from './words.zh.ts';

/** English words of the room plans. */
export const plans: Words<typeof stated> = {
  stage: 'Target',
  name: 'Targets',
};

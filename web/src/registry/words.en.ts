import type { Words } from '../messages/words.ts';
import type { registry as stated } from './words.zh.ts';

/** English words of the room registry. */
export const registry: Words<typeof stated> = {
  stage: 'Who',
  name: 'Units and people',
};

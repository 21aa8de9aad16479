import type { Words } from '../messages/words.ts';
import type { honors as stated } from './words.zh.ts';

/** English words of the room honors. */
export const honors: Words<typeof stated> = {
  stage: 'Incentive',
  name: 'Honours',
};

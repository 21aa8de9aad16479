import type { Words } from '../messages/words.ts';
import type { actuals as stated } from './words.zh.ts';

/** English words of the room actuals. */
export const actuals: Words<typeof stated> = {
  stage: 'Results',
  name: 'Actuals',
};

import type { Words } from '../messages/words.ts';
import type { publications as stated } from './words.zh.ts';

/** English words of the room publications. */
export const publications: Words<typeof stated> = {
  stage: 'Publication',
  name: 'Boards and reports',
  navigation: 'Boards',
};

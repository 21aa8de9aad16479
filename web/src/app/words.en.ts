import type { Words } from '../messages/words.ts';
import type { app as stated } from './words.zh.ts';

/** English words of what is shown from several rooms. */
export const app: Words<typeof stated> = {
  stage: 'Overview',
  name: 'Overview',
};

import type { Words } from '../messages/words.ts';
import type { voices as stated } from './words.zh.ts';

/** English words of the room voices. */
export const voices: Words<typeof stated> = {
  stage: 'Public oversight',
  name: 'Voices',
};

import type { Words } from '../messages/words.ts';
import type { assessments as stated } from './words.zh.ts';

/** English words of the room assessments. */
export const assessments: Words<typeof stated> = {
  stage: 'Assessment',
  name: 'Assessment',
  navigation: 'Assessment runs',
};

import type { Words } from '../messages/words.ts';
import type { explain as stated } from './words.zh.ts';

/** English words of explanations. */
export const explain: Words<typeof stated> = {
  title: 'How it is calculated',
  rule: 'Rule',
  formula: 'Formula',
  figures: 'With figures',
  value: 'Result',
  from: 'Made of these figures',
  source: 'Source',
  origin: 'Origin',
  recorded: 'Recorded',
  observation: 'Record',
  none: 'No value',
  copy: 'Copy the calculation',
  copied: 'Copied',
};

import { actuals } from '../actuals/words.en.ts';
import { app } from '../app/words.en.ts';
import { assessments } from '../assessments/words.en.ts';
import { cases } from '../cases/words.en.ts';
import { explain } from '../explain/words.en.ts';
import { gaps } from '../gaps/words.en.ts';
import { honors } from '../honors/words.en.ts';
import { plans } from '../plans/words.en.ts';
import { publications } from '../publications/words.en.ts';
import { registry } from '../registry/words.en.ts';
import { shell } from '../shell/words.en.ts';
import { ui } from '../ui/words.en.ts';
import { voices } from '../voices/words.en.ts';
import type { Words } from './words.ts';
import type { chinese } from './zh-CN.ts';

/** All English words by namespace; the same keys as the Chinese ones, checked by the compiler. */
export const english: Words<typeof chinese> = {
  shell,
  ui,
  explain,
  app,
  registry,
  plans,
  actuals,
  gaps,
  voices,
  cases,
  assessments,
  honors,
  publications,
};

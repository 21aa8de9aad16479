import { actuals } from '../actuals/words.zh.ts';
import { app } from '../app/words.zh.ts';
import { assessments } from '../assessments/words.zh.ts';
import { cases } from '../cases/words.zh.ts';
import { explain } from '../explain/words.zh.ts';
import { gaps } from '../gaps/words.zh.ts';
import { honors } from '../honors/words.zh.ts';
import { plans } from '../plans/words.zh.ts';
import { publications } from '../publications/words.zh.ts';
import { registry } from '../registry/words.zh.ts';
import { shell } from '../shell/words.zh.ts';
import { ui } from '../ui/words.zh.ts';
import { voices } from '../voices/words.zh.ts';

/** All Chinese words by namespace (one per folder): the statement of which keys exist. */
export const chinese = {
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
} as const;

import type { chinese } from './zh-CN.ts';

/** Every namespace of words, one per folder; for components that show words of any room. */
export const namespaces = [
  'shell',
  'ui',
  'explain',
  'app',
  'registry',
  'plans',
  'actuals',
  'gaps',
  'voices',
  'cases',
  'assessments',
  'honors',
  'publications',
] as const satisfies readonly (keyof typeof chinese)[];

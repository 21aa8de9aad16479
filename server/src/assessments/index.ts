/**
 * Room 7 · assessments 考核: schemes by version, runs with frozen inputs, scores, ranks and their traces.
 * This file is the room's door.
 */
import type { Room } from '../platform/room.ts';
import { noticeNewFigure } from './mark-outdated.ts';
import { routes } from './routes.ts';

export { explainScoreOf } from './explain-run.ts';
export { installScheme } from './install-scheme.ts';
export { latestRuns, type RunInBrief } from './latest-runs.ts';
export { leavesOf } from './present-scheme.ts';
export { type RunForRelease, recomputes, runForRelease } from './run-for-release.ts';

export const assessments: Room = {
  name: 'assessments',
  stage: { zh: '考核', en: 'Assessment' },
  routes,
  wakes: { 'actuals.locked': noticeNewFigure },
};

/**
 * Room 4 · gaps 差距管理: targets held against figures by rules that are data: pace, gap, status word and light; what
 * changed when a figure was locked, its release day moved, a target revised or a day passed, and what the light
 * proposes. Wakes later rooms with `gaps.light_changed` {changeId, targetId}.
 * This file is the room's door.
 */
import type { Room } from '../platform/room.ts';
import { noticeChanges } from './notice-changes.ts';
import { passDay } from './pass-days.ts';
import { routes } from './routes.ts';

export type { Status } from './contract.ts';
export { isComparable } from './count-figures.ts';
export { countingFigures } from './counting-figures.ts';
export { takeProposal } from './decide-proposal.ts';
export { targetRows } from './engine-rows.ts';
export { importJudgements, type JudgementsImport } from './import-judgements.ts';
export { type Judged, judgeTargets, judgeWithFigures } from './judge-targets.ts';
export { type JudgedTask, judgeTasks } from './judge-tasks.ts';
export { statusTrend } from './keep-months.ts';
export { changesOfTarget, changesSince, openProposals } from './list-changes.ts';
export { tasksAwaitingJudgement } from './list-task-judgements.ts';
export { firstStandings } from './notice-changes.ts';
export { installRules } from './rule-set.ts';
export { behindStatuses, isBehind, isOnTrack, onTrackStatuses } from './status-groups.ts';
export { sweptDay } from './store.ts';

export const gaps: Room = {
  name: 'gaps',
  stage: { zh: '差距管理', en: 'Gaps' },
  routes,
  wakes: {
    'actuals.locked': noticeChanges,
    'actuals.release_moved': noticeChanges,
    'plans.target_revised': noticeChanges,
  },
  days: passDay,
};

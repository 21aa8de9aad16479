/**
 * Room 2 · plans 目标引领: documents, campaigns, numbered matters with their duties and tasks, indicators, targets with
 * tiers, the ledger, and the register's workbook.
 * This file is the room's door.
 */
import type { Room } from '../platform/room.ts';
import { routes } from './routes.ts';

export type { Indicator, Target } from './contract.ts';
export type { Task } from './contract-tasks.ts';
export { importPlan, type PlanImport } from './import-plan.ts';
export { promiseOf } from './promise.ts';
export { dutiesByMatter, matterHeads } from './read-heads.ts';
export { revisionsOf } from './read-revisions.ts';
export { indicatorOf, indicatorsById, readTargets } from './read-targets.ts';
export { tasksOf } from './read-tasks.ts';

export const plans: Room = { name: 'plans', stage: { zh: '目标引领', en: 'Targets' }, routes };

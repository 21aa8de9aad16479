/**
 * Room 2 · plans 目标引领: documents, numbered matters with their duties, indicators, and targets with tiers.
 * This file is the room's door.
 */
import type { Room } from '../platform/room.ts';
import { routes } from './routes.ts';

export type { Indicator, Target } from './contract.ts';
export { importPlan, type PlanImport } from './import-plan.ts';
export { promiseOf, type TierPromise } from './promise.ts';
export { indicatorsById, readTargets } from './read-targets.ts';

export const plans: Room = { name: 'plans', stage: { zh: '目标引领', en: 'Targets' }, routes };

import { actuals } from './actuals/index.ts';
import { assessments } from './assessments/index.ts';
import { cases } from './cases/index.ts';
import { gaps } from './gaps/index.ts';
import { honors } from './honors/index.ts';
import { plans } from './plans/index.ts';
import type { Room } from './platform/room.ts';
import { publications } from './publications/index.ts';
import { registry } from './registry/index.ts';
import { voices } from './voices/index.ts';

/**
 * The nine rooms in walking order. A room imports only `platform`, the engine and the doors of earlier rooms; the
 * server mounts them from this list and the architecture test reads the same one.
 */
export const rooms: readonly Room[] = [
  registry,
  plans,
  actuals,
  gaps,
  voices,
  cases,
  assessments,
  honors,
  publications,
];

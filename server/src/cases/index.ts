/**
 * Room 6 · cases 过程控制: every closed-loop matter as a case run by a declared procedure. A red light only proposes;
 * a named person opens, raises and closes. This file is the room's door.
 */
import type { Room } from '../platform/room.ts';
import { routes } from './routes.ts';

export type { CaseSummary } from './contract.ts';
export { installProcedure } from './install-procedure.ts';
export {
  casesDueUntil,
  casesOfTarget,
  casesWaitingFor,
  openCasesOfUnit,
  openOrdersByTarget,
} from './list-cases.ts';

export const cases: Room = { name: 'cases', stage: { zh: '过程控制', en: 'Control' }, routes };

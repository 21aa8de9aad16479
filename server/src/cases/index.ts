/**
 * Room 6 · cases 过程控制: every closed-loop matter as a case run by a declared procedure.
 * A door without an act yet: nothing here is built, and nothing pretends to be.
 */
import type { Room } from '../platform/room.ts';

export const cases: Room = { name: 'cases', stage: { zh: '过程控制', en: 'Control' } };

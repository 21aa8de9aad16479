/**
 * Room 3 · actuals 实绩: requests, entries, sign-off, review and observations.
 * A door without an act yet: nothing here is built, and nothing pretends to be.
 */
import type { Room } from '../platform/room.ts';

export const actuals: Room = { name: 'actuals', stage: { zh: '实绩', en: 'Actuals' } };

/**
 * Room 8 · honors 激励: commendations, instant incentives, quarterly races, fault-tolerance rulings, use of results.
 * A door without an act yet: nothing here is built, and nothing pretends to be.
 */
import type { Room } from '../platform/room.ts';

export const honors: Room = { name: 'honors', stage: { zh: '激励', en: 'Incentives' } };

/**
 * Room 5 · voices 全民监督: what comes in from outside: opinion-and-information reports, dialogue, ratings and votes.
 * A door without an act yet: nothing here is built, and nothing pretends to be.
 */
import type { Room } from '../platform/room.ts';

export const voices: Room = { name: 'voices', stage: { zh: '全民监督', en: 'Voices' } };

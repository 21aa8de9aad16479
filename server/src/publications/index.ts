/**
 * Room 9 · publications 晾晒: boards, summaries, special reports and their releases.
 * A door without an act yet: nothing here is built, and nothing pretends to be.
 */
import type { Room } from '../platform/room.ts';

export const publications: Room = { name: 'publications', stage: { zh: '晾晒', en: 'Publication' } };

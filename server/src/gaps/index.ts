/**
 * Room 4 · gaps 差距管理: pace, gaps, status words and lights.
 * A door without an act yet: nothing here is built, and nothing pretends to be.
 */
import type { Room } from '../platform/room.ts';

export const gaps: Room = { name: 'gaps', stage: { zh: '差距管理', en: 'Gaps' } };

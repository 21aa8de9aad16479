/**
 * Room 7 · assessments 考核: schemes, runs, scores, ranks and their traces.
 * A door without an act yet: nothing here is built, and nothing pretends to be.
 */
import type { Room } from '../platform/room.ts';

export const assessments: Room = { name: 'assessments', stage: { zh: '考核', en: 'Assessment' } };

/**
 * Room 3 · actuals 实绩: figures and words are asked of a unit, entered, signed off, submitted, reviewed and locked;
 * what is locked, imported or published is an observation. Entries and observations are append-only. Locking wakes
 * later rooms with `actuals.locked` {observationId, indicatorId, subjectId, period}; words on a matter with
 * `actuals.words_locked` {observationId, matterId, unitId, period}.
 * This file is the room's door: other rooms and `app/` use what it exports and nothing else.
 */
import type { Room } from '../platform/room.ts';
import { routes } from './routes.ts';

export { type AwaitingRequest, awaitingRequests } from './awaiting-requests.ts';
export { askedName } from './background.ts';
export { calendarItems } from './calendar.ts';
export type { CalendarItem } from './contract.ts';
export { type ActualsImport, importActuals } from './import-actuals.ts';
export { importWords, type WordsImport, type WordsPeople } from './import-words.ts';
export { latestWords, type Words } from './latest-words.ts';
export { bySeries, type Observation, readObservations, seriesKey } from './read-observations.ts';
export { openRequestsOfUnit } from './requests-of-unit.ts';
export { statedReleases } from './store-releases.ts';
export { type RequestAsked, requestsNamed } from './store-withheld.ts';
export { type WordsAsked, wordsAsked } from './store-words-asked.ts';
export { innerActs, insideOf, withheldFrom } from './withheld.ts';

export const actuals: Room = { name: 'actuals', stage: { zh: '实绩', en: 'Actuals' }, routes };

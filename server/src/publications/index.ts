/**
 * Room 9 · publications 晾晒: boards released with their tie rule, hashed and chained; superseded, never edited.
 * Documents produced from live state, kept as they are, always as drafts. This file is the room's door.
 */
import type { Room } from '../platform/room.ts';
import { routes } from './routes.ts';

export { visibleDocuments } from './load-documents.ts';

export const publications: Room = {
  name: 'publications',
  stage: { zh: '晾晒', en: 'Publication' },
  routes,
};

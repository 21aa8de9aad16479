/**
 * Rooms that acts belong to: the part of an act before its dot. A file that imports nothing, so that the web's door can
 * read it before any contract is loaded.
 */
export const auditRooms = [
  'registry',
  'plans',
  'actuals',
  'gaps',
  'voices',
  'cases',
  'assessments',
  'honors',
  'publications',
  'app',
  'identity',
  'platform',
] as const;
export type AuditRoom = (typeof auditRooms)[number];

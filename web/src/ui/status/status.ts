import type { Light, Status } from '@meritloop/server/contract/gaps';

/** The ten status words (docs/contract.md, "Gaps") and the lights, as the server's contract states them. */
export { lights, statuses } from '@meritloop/server/contract/gaps';
export type { Status };
export type LightColour = Light;

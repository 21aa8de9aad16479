export { claimHome, type HomeClaim, HomeInUse } from './home.ts';
export { LaunchError } from './launch-error.ts';
export { type Embedded, startEmbedded } from './start-embedded.ts';

export { claimHome, type HomeClaim, HomeInUse } from './home.ts';
export { LaunchError } from './launch-error.ts';
export { isPortFree } from './ports.ts';
export { type Embedded, type EmbeddedOptions, startEmbedded } from './start-embedded.ts';

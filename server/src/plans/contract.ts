export * from './contract-facts.ts';
export * from './contract-history.ts';
export * from './contract-ledger.ts';
export * from './contract-matters.ts';
export * from './contract-register.ts';
export * from './contract-targets.ts';
export * from './contract-tasks.ts';
export * from './shapes.ts';

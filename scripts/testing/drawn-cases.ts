import fc from 'fast-check';

/*
 * Vitest's setup of the tests that draw their cases: one commit answers alike whenever it is asked, so the cases are
 * those of one seed. Others are looked for on purpose: `node bench/laws/run.ts` runs the laws under seeds that nobody
 * has seen, and prints the one that finds something; `LAWS_SEED=<seed> npm test -- <file>` shows it again.
 */
fc.configureGlobal({ seed: Number(process.env.LAWS_SEED ?? 20_240_101) });

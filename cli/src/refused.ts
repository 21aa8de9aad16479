import { Refusal } from '@meritloop/server/platform/refusal';
import { CommandFailure } from './command.ts';
import { languageOf } from './language.ts';

/** A refusal of the house as a command says it: its code, what happened, why, and what to do. */
export async function orFailure<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { what, why, todo } = error.body(languageOf({})).error;
    throw new CommandFailure(error.code.replace('.', '_'), `${what} ${why} ${todo}`);
  }
}

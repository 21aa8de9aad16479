import type { Command } from 'commander';
import type { Io } from '../command.ts';

/** Judges targets against actuals. */
export function define(command: Command, io: Io): void {
  command.action(() => io.err('not yet\n'));
}

import type { Command } from 'commander';

/** Where a command writes: text for the reader and for programs goes to `out`, problems to `err`. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
}

/**
 * A command's own file exports `define`: it adds options, help and the action to the command that main made for it.
 * The action throws InputError for bad input (exit 2); anything else that it throws ends with exit 1.
 */
export interface CommandModule {
  define(command: Command, io: Io): void;
}

/** One line of the list in main: the file is loaded only when its command is asked for. */
export interface CommandEntry {
  name: string;
  summary: string;
  load(): Promise<CommandModule>;
}

/** What a command found out that is neither bad input nor a fault of ours: ends with exit 1 under its own code. */
export class CommandFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'CommandFailure';
    this.code = code;
  }
}

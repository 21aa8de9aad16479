import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../cli/src/run-command.testing.ts';

export const root = join(import.meta.dirname, '..', '..');

/** A guide that is tried as a newcomer would: its text, and its pieces of code in one language. */
export function openGuide(name: string) {
  const guide = readFileSync(join(root, 'docs', 'guide', name), 'utf8');
  const blocks = (language: string): string[] =>
    [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
      (match) => match[1] ?? '',
    );
  return { guide, blocks };
}

/** A command as a guide prints it, without `npm run`. */
export const argumentsOf = (printed: string): string[] =>
  printed.trim().replace('npm run -s meritloop -- ', '').split(' ');

/** Runs a command of a guide, whose paths begin in the project's folder. */
export const runPrinted = (argv: readonly string[]) =>
  runCommand(argv.map((argument) => (argument.startsWith('examples/') ? join(root, argument) : argument)));

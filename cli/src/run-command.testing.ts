import { main } from './main.ts';

/** Runs a command in this process; answers its exit code and what it printed. */
export async function runCommand(
  argv: readonly string[],
): Promise<{ code: number; out: string; err: string }> {
  const printed = { out: '', err: '' };
  const code = await main([...argv], {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  });
  return { code, ...printed };
}

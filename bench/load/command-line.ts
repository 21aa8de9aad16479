import { parseArgs } from 'node:util';

/** A whole number that a command line may name: what it is without, and the most that it may be. */
export interface Bound {
  readonly usual: number;
  readonly most: number;
}

/** Reads `--name 12` for each bound. @throws RangeError outside of 1 to `most`, TypeError for what is no option */
function readNumbers<Name extends string>(bounds: Record<Name, Bound>, args: string[]): Record<Name, number> {
  const named = Object.entries<Bound>(bounds);
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(
      named.map(([name, { usual }]) => [name, { type: 'string' as const, default: String(usual) }]),
    ),
  });
  const numbers = named.map(([name, { most }]) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= 1 && value <= most) return [name, value] as const;
    throw new RangeError(`--${name} ${values[name]} must be a whole number from 1 to ${most}`);
  });
  return Object.fromEntries(numbers) as Record<Name, number>;
}

/** Runs a bench with the numbers of its command line, and ends with the exit code that it answers; 2 for bad input. */
export async function runBench<Name extends string>(
  bounds: Record<Name, Bound>,
  work: (numbers: Record<Name, number>) => Promise<number>,
): Promise<never> {
  let numbers: Record<Name, number>;
  try {
    numbers = readNumbers(bounds, process.argv.slice(2));
  } catch (error) {
    console.error(`bad_command_line: ${(error as Error).message}`);
    process.exit(2);
  }
  process.exit(await work(numbers));
}

import { BackupFault, type BackupProgress, type BackupReport } from '@meritloop/server/platform/backup/index';
import { CommandFailure, type Io } from './command.ts';

/** Larger tables are worth a line of their own while one waits. */
const worthALine = 1000;

/** Progress for the one who waits: goes to stderr, so that stdout holds the report alone. */
export function progressTo(io: Io, quiet: boolean): (progress: BackupProgress) => void {
  return ({ table, index, tables, rows, bytes }) => {
    if (quiet || (rows < worthALine && index < tables)) return;
    io.err(`${index}/${tables} ${table}: ${rows} rows, ${megabytes(bytes)} MB so far\n`);
  };
}

/** What was done, how much, how long it took, and the hash by which a backup and its restore can be compared. */
export function reportLine(
  done: 'written' | 'restored' | 'verified',
  report: BackupReport,
  started: number,
  json: boolean,
): string {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { tables, rows, bytes, sha256 } = report;
  if (json) return `${JSON.stringify({ done, tables, rows, bytes, sha256, seconds: Number(seconds) })}\n`;
  return `${done}: ${tables} tables, ${rows} rows, ${megabytes(bytes)} MB in ${seconds} s\nsha256 ${sha256}\n`;
}

/** A file that cannot be used is a finding with its own code, not a fault of the program. */
export async function told<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof BackupFault) throw new CommandFailure(error.code, error.message);
    throw error;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

import { z } from 'zod';

/**
 * The file of a backup: gzip over lines of JSON, each telling what follows.
 *
 *     {"format":"meritloop-backup","version":1,"migrations":[…],"tables":[…],"at":…}
 *     {"bytes":65536}            then so many bytes of PostgreSQL's text format, of the next table in the head's order
 *     {"rows":1200,"sha256":…}   ends that table: rows, and the hash of all its bytes
 *     {"end":true,"rows":…,"sha256":…}   ends the file: all rows, and the hash of the tables' hashes
 *
 * Rows stand in the order of their primary key, so that the same rows are the same bytes and the hashes of two
 * backups, or of a backup and what was restored from it, can be compared.
 */
export const head = z.object({
  format: z.literal('meritloop-backup'),
  version: z.literal(1),
  at: z.string().max(40),
  postgres: z.string().max(60),
  migrations: z.array(z.string().max(200)).min(1).max(10_000),
  tables: z
    .array(
      z.object({
        name: z.string().max(130),
        columns: z.array(z.string().max(63)).min(1).max(1600),
      }),
    )
    .max(2000),
});
export type Head = z.infer<typeof head>;

export const chunkLine = z.object({
  bytes: z
    .int()
    .min(1)
    .max(64 * 1024 * 1024),
});
export const tableLine = z.object({ rows: z.int().min(0), sha256: z.string().length(64) });
export const endLine = z.object({
  end: z.literal(true),
  rows: z.int().min(0),
  sha256: z.string().length(64),
});

/** Told while a backup is written or read. */
export interface BackupProgress {
  table: string;
  /** Which of how many. */
  index: number;
  tables: number;
  rows: number;
  /** Of all tables so far, uncompressed. */
  bytes: number;
}

/** What a backup held, or what was restored. */
export interface BackupReport {
  /** The instant that it holds, ISO 8601. */
  at: string;
  /** Last migration of the schema that it was written under. */
  schema: string;
  tables: number;
  rows: number;
  bytes: number;
  /** Hash over the tables' hashes, in the head's order. */
  sha256: string;
  /** Hash and rows by table. */
  byTable: ReadonlyMap<string, { rows: number; sha256: string }>;
}

/** A file that is no backup, or not the one that was written. */
export class BackupFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'BackupFault';
    this.code = code;
  }
}

/** Longest line of JSON between the bytes. */
const longestLine = 4 * 1024 * 1024;

/** Reads lines and counted bytes from a stream, holding no more than a chunk. */
export class Frames {
  private readonly source: AsyncIterator<Buffer>;
  private held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** The next line as JSON; throws where the file ends or holds something else. */
  async line(): Promise<unknown> {
    let cut = this.held.indexOf(10);
    while (cut === -1) {
      if (this.held.length > longestLine) throw notABackup('a line has no end');
      await this.more();
      cut = this.held.indexOf(10);
    }
    const text = this.held.subarray(0, cut).toString('utf8');
    this.held = this.held.subarray(cut + 1);
    try {
      return JSON.parse(text);
    } catch {
      throw notABackup('a line is not JSON');
    }
  }

  /** Throws where anything stands after what was read. */
  async end(): Promise<void> {
    const { done } = this.held.length > 0 ? { done: false } : await this.source.next();
    if (done !== true) throw notABackup('it goes on after its end');
  }

  /** The next `count` bytes, in pieces as they come. */
  async *bytes(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (this.held.length === 0) await this.more();
      const piece = this.held.subarray(0, left);
      this.held = this.held.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  private async more(): Promise<void> {
    const { value, done } = await this.source.next();
    if (done === true) throw notABackup('it ends in the middle');
    this.held = this.held.length === 0 ? value : Buffer.concat([this.held, value]);
  }
}

/** Bad input of the person who restores, with the reason. */
export function notABackup(why: string): BackupFault {
  return new BackupFault(
    'backup.unreadable',
    `This file is not a whole Meritloop backup (${why}). Nothing was restored. Take another copy of it, or an older backup.`,
  );
}

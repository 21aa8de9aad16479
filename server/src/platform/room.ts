import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { AccountQuery, Act, Export, Query } from './call.ts';
import type { DayWork } from './days.ts';
import type { Bilingual, Endpoint } from './endpoint.ts';
import type { Wake } from './outbox.ts';
import type { Deciding } from './policy.ts';
import type { Prepared } from './prepared.ts';

export type Answering<E extends Endpoint> = Promise<z.input<E['reply']>>;
/** What a read may answer with instead: something made once. */
export type Reading<E extends Endpoint> = Promise<z.input<E['reply']> | Prepared>;

/** A file that a query answers with instead of JSON. */
export interface Download {
  name: string;
  type: string;
  bytes: Buffer;
}

/** A file that is sent while it is made. */
export interface StreamedDownload extends Omit<Download, 'bytes'> {
  bytes: Readable;
}

/**
 * What a room hangs its endpoints on, each with the sentence that decides it: who fulfils it over no thing at all is
 * refused before the request is read; what depends on the thing, the handler asks of the same sentence.
 */
export interface Mount {
  /** For whoever is signed in, in no city. */
  account<E extends Endpoint>(stated: E, handler: (query: AccountQuery) => Reading<E>): void;
  query<E extends Endpoint>(stated: E, decides: Deciding, handler: (query: Query<E>) => Reading<E>): void;
  act<E extends Endpoint>(stated: E, decides: Deciding, handler: (act: Act<E>) => Answering<E>): void;
  download<E extends Endpoint>(
    stated: E,
    decides: Deciding,
    handler: (query: Export<E>) => Promise<Download | StreamedDownload>,
  ): void;
}

/** A room of the house, as `rooms.ts` lists it in walking order. */
export interface Room {
  name: string;
  /** The stage of the loop that lives here. */
  stage: Bilingual;
  routes?: (mount: Mount) => void;
  /** Topics of earlier rooms that wake this one. */
  wakes?: Record<string, Wake>;
  /** Catches up with the business day. */
  days?: DayWork;
}

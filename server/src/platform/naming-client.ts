import pg from 'pg';

/** A text that was sent so often is worth being kept prepared … */
const often = 30;
/** … but a connection keeps no more than so many, some 30 kB each. */
const mostNames = 120;
/** Texts that are counted; lists of changing length make ever new ones. */
const mostCounted = 5000;

const counts = new Map<string, number>();
const names = new Map<string, string>();

/** The name of a statement that is sent often; the same in every connection of this process. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const count = (counts.get(text) ?? 0) + 1;
  if (count >= often) {
    counts.delete(text);
    const name = `meritloop_${names.size}`;
    names.set(text, name);
    return name;
  }
  if (count > 1 || counts.size < mostCounted) counts.set(text, count);
  return undefined;
}

type Send = (asked: unknown, values?: unknown, callback?: unknown) => unknown;

/**
 * A connection that keeps statements prepared which are sent again and again: PostgreSQL then reads and plans each
 * once. Only statements with values, so neither transactions' own words nor migrations.
 */
export class NamingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as Send;
    const named: Send = (asked, values, callback) => {
      const plain = typeof asked === 'string' && Array.isArray(values) && values.length > 0;
      const name = plain && callback === undefined ? nameOf(asked) : undefined;
      return name === undefined ? send(asked, values, callback) : send({ name, text: asked, values });
    };
    this.query = named as typeof this.query;
  }
}

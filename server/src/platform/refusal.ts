/**
 * Refusals: errors are public text. Each has a stable code and says in both languages what happened, why, and what
 * to do. Rooms state theirs in `errors.ts` with {@link refusals}; nothing else may become an HTTP error.
 */
export type Language = 'zh' | 'en';

interface Words {
  what: string;
  why: string;
  todo: string;
}

export interface Stated {
  status: 400 | 401 | 403 | 404 | 408 | 409 | 412 | 413 | 414 | 415 | 422 | 428 | 429 | 431 | 503;
  zh: Words;
  en: Words;
}

export interface FieldFault {
  path: string;
  message: string;
}

type Values = Record<string, string | number>;

export class Refusal extends Error {
  readonly code: string;
  readonly stated: Stated;
  readonly values: Values;
  readonly fields: FieldFault[] | undefined;
  /** What is stored now, on a conflict, so that a form can show the difference. */
  readonly current: unknown;

  constructor(
    code: string,
    stated: Stated,
    values: Values,
    more: { fields?: FieldFault[]; current?: unknown },
  ) {
    super(`${code}: ${fill(stated.en.what, values)}`);
    this.code = code;
    this.stated = stated;
    this.values = values;
    this.fields = more.fields;
    this.current = more.current;
  }

  /** The public body in the reader's language. */
  body(language: Language) {
    const words = this.stated[language];
    return {
      error: {
        code: this.code,
        what: fill(words.what, this.values),
        why: fill(words.why, this.values),
        todo: fill(words.todo, this.values),
        ...(this.fields === undefined ? {} : { fields: this.fields }),
        ...(this.current === undefined ? {} : { current: this.current }),
      },
    };
  }
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

const every = new Map<string, Stated>();

/** Every refusal that a loaded room states, by its code: what the API document lists. */
export const statedRefusals: ReadonlyMap<string, Stated> = every;

/**
 * Turns a catalogue into functions that make the refusals:
 * `const refuse = refusals('actuals', { locked: {…} }); throw refuse.locked({ period: '2026-06' })`.
 */
export function refusals<Key extends string>(room: string, catalogue: Record<Key, Stated>) {
  const made = {} as Record<
    Key,
    (values?: Values, more?: { fields?: FieldFault[]; current?: unknown }) => Refusal
  >;
  for (const key of Object.keys(catalogue) as Key[]) {
    every.set(`${room}.${key}`, catalogue[key]);
    made[key] = (values = {}, more = {}) => new Refusal(`${room}.${key}`, catalogue[key], values, more);
  }
  return made;
}

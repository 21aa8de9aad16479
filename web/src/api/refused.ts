/** One fault that the server found, at a path such as `body.value`. */
export interface FieldFault {
  path: string;
  message: string;
}

/** What the server said when it refused: public text in the reader's language. */
export interface Refusal {
  code: string;
  what: string;
  why: string;
  todo: string;
  fields?: FieldFault[] | undefined;
  /** What is stored now, on a conflict. */
  current?: unknown;
}

/** The server answered, and the answer is no. */
export class Refused extends Error {
  readonly status: number;
  readonly refusal: Refusal;

  constructor(status: number, refusal: Refusal) {
    super(`${refusal.code}: ${refusal.what}`);
    this.name = 'Refused';
    this.status = status;
    this.refusal = refusal;
  }
}

/** No answer came: whether a submission arrived is unknown, so it is repeated with the same key. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('no answer from the server', { cause });
    this.name = 'Unreachable';
  }
}

/** The server answered something that its contract does not say: page and server are of different versions. */
export class Misunderstood extends Error {
  constructor(what: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'Misunderstood';
  }
}

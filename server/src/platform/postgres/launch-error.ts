/**
 * A fault of starting or stopping the database that a person has to read: the message says what happened,
 * why, and what to do. `code` is stable (`postgres.<what>` or `home.<what>`).
 */
export class LaunchError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LaunchError';
    this.code = code;
  }
}

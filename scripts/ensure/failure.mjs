/** A failure that the reader can do something about: printed as one line `code: what, why, what to do`. */
export class Failure extends Error {
  /**
   * @param {string} code stable
   * @param {string} message
   * @param {number} exitCode 2 for bad input, else 1
   */
  constructor(code, message, exitCode = 1) {
    super(message);
    this.code = code;
    this.exitCode = exitCode;
  }
}

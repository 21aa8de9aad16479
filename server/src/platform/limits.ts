/**
 * What a request may measure, stated once: the server holds to it, the API document prints it, the tests exceed it.
 * Longest texts and most items of a list are stated with each field of a contract.
 */
export const limits = {
  /** Bytes of a body, where an endpoint states no other. */
  bodyBytes: 1_000_000,
  /** Lists and objects inside one another. */
  depth: 32,
  /** Values in a body, all levels together. */
  values: 100_000,
  /** Bytes of path and query together. */
  addressBytes: 8_000,
  /** Names in the query. */
  queryNames: 40,
  /** Bytes of all headers together, the request's first line among them. */
  headerBytes: 16_384,
  /** Characters of one part of the path, as sent. */
  pathPart: 720,
  /** Milliseconds in which a request must have arrived whole. */
  arrival: 120_000,
} as const;

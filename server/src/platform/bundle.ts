/** What a bundle's codes became in the database. */
export type Ids = ReadonlyMap<string, string>;

/** @throws Error for a code that the bundle does not state */
export function idOf(ids: Ids, code: string): string {
  const id = ids.get(code);
  if (id === undefined) {
    throw new Error(`"${code}" is referred to but not in the bundle: add it or correct the code.`);
  }
  return id;
}

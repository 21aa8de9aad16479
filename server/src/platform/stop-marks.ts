import { classificationMark } from './classification.ts';

/** A mark in a value, and the place where it stands. */
export interface MarkFound {
  mark: string;
  path: string;
}

/** The first mark in any text of a value, names of its parts included; `secret` names parts that are never looked at. */
export function markIn(value: unknown, at: string, secret: ReadonlySet<string>): MarkFound | undefined {
  if (typeof value === 'string') {
    const mark = classificationMark(value);
    return mark === undefined ? undefined : { mark, path: at };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    if (secret.has(name)) continue;
    const named = Array.isArray(value) ? undefined : classificationMark(name);
    if (named !== undefined) return { mark: named, path: at };
    const found = markIn(part, `${at}.${name}`, secret);
    if (found !== undefined) return found;
  }
  return undefined;
}

import { textFaults } from './clean-text.ts';
import { refuse } from './errors.ts';
import { limits } from './limits.ts';

/**
 * Reads a body that says it is JSON. Refused before anything is built of it: another encoding, bytes that are no UTF-8,
 * too many levels or values; and after: what is no JSON, and texts that cannot be kept as they are. No body at all is
 * undefined.
 */
export function readJson(bytes: Buffer, contentType: string): unknown {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw refuse.wrong_charset({ charset });
  if (bytes.length === 0) return undefined;
  const text = decoded(bytes);
  measure(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse.unreadable({ why: 'JSON 格式不正确 (the JSON is not well formed)' });
  }
  const faults = textFaults(value, 'body');
  if (faults.length > 0) throw refuse.invalid({ count: faults.length }, { fields: faults });
  return value;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse.unreadable({ why: '不是 UTF-8 编码 (the bytes are no UTF-8)' });
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const opening = new Set([91, 123]);
const closing = new Set([93, 125]);

/** Counts levels and values along the text: what is too deep is known before a parser descends into it. */
function measure(text: string): void {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) values += 1;
    else if (opening.has(code)) {
      depth += 1;
      values += 1;
    } else if (closing.has(code)) depth -= 1;
    if (depth > limits.depth) throw refuse.too_deep({ limit: limits.depth });
    if (values > limits.values) throw refuse.too_many_values({ limit: limits.values });
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

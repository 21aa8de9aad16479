import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** A moment that says nothing: zip entries and document properties carry it instead of the hour of writing. */
const still = { zip: new Date(2000, 0, 1), text: '2000-01-01T00:00:00Z' };

/**
 * An Office file with nothing in it that depends on when and where it was written: entries in the order of their names
 * with one date, properties without a moment, and what `change` makes of each part. The same content gives the same
 * bytes.
 */
export function fixBytes(
  bytes: Uint8Array,
  change: (name: string, xml: string) => string = (_, xml) => xml,
): Buffer {
  const entries = unzipSync(bytes);
  const fixed: Zippable = {};
  // [Content_Types].xml comes first by its name, as readers expect it.
  for (const name of Object.keys(entries).sort((a, b) => (a < b ? -1 : 1))) {
    const part = entries[name];
    if (part === undefined || name.endsWith('/')) continue;
    const isText = /\.(xml|rels)$/.test(name);
    const text = isText ? change(name, withoutMoments(strFromU8(part))) : '';
    fixed[name] = [isText ? strToU8(text) : part, { mtime: still.zip, os: 3, level: 6 }];
  }
  return Buffer.from(zipSync(fixed));
}

function withoutMoments(xml: string): string {
  return xml.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<\/dcterms:)/g,
    (_, open: string, close: string) => `${open}${still.text}${close}`,
  );
}

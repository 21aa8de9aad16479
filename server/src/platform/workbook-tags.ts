/**
 * Tags of an XML part, read as strictly as the programs write them that make workbooks. A reader of XML takes more forms
 * than any of them writes (other quotes, blanks round `=`, a `>` within a value, characters by number, any prefix); where
 * the check took fewer than the reader, a workbook could say of itself what the check does not see.
 */
const name = String.raw`[^\s<>"'=/!?&]+`;
/** Characters of a tag or a remark: the reader looks for the end of a longer one again and again. */
const longest = 65_536;
/** No program gives a tag as many attributes. */
const mostAttributes = 100;
const strict = new RegExp(
  String.raw`^<(?:/${name}\s*|${name}(?:\s+${name}="[^"]*"){0,${mostAttributes}}\s*/?|\?[^?]*\?|!--[^]*--)>$`,
);

/**
 * How many tags there are, counted no further than one beyond `most`. Throws where one has no end, or is written otherwise
 * than `<name other="value">`.
 */
export function checkTags(xml: string, most: number): number {
  checkEnds(xml);
  let tags = 0;
  for (const [tag] of xml.matchAll(/<[^<>]*>/g)) {
    if (tag.length > longest || !strict.test(tag)) throw new Error('a tag of another form');
    tags += 1;
    if (tags > most) break;
  }
  return tags;
}

/** Throws where a tag has no end: a reader looks for it anew in each, and many would keep it for minutes. */
export function checkEnds(xml: string): void {
  if (/<[^<>]*(?:<|$)/.test(xml)) throw new Error('a tag without an end');
}

/** The opening tags of one of these names, whatever their prefix, in their order; each without what stands in it. */
export function* tagsOf(
  xml: string,
  names: readonly string[],
): Generator<{ name: string; tag: string; index: number }> {
  const found = new RegExp(String.raw`<(?:[^\s<>/:"'=!?]*:)?(${names.join('|')})(?=[\s/>])[^<>]*`, 'g');
  for (const match of xml.matchAll(found)) yield { name: match[1] ?? '', tag: match[0], index: match.index };
}

/** What a tag carries under a name, whatever the prefix: every value, as a reader understands it. */
export function carried(tag: string, name: string): string[] {
  const values: string[] = [];
  for (const [, full = '', value = ''] of tag.matchAll(/\s([^\s=]+)="([^"]*)"/g)) {
    if (full === name || full.slice(full.indexOf(':') + 1) === name) values.push(unescaped(value));
  }
  return values;
}

/** A text without the ways in which XML writes characters. */
export const unescaped = (escaped: string): string =>
  escaped
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (_all, code: string) => character(code))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

const character = (code: string): string => {
  const point =
    code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
};

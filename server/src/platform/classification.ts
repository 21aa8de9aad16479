/**
 * Marks of classification or internal use as documents carry them: 机密★三年, 【内部】, 密级：秘密, a line that says only
 * 内部资料. Blanks, invisible characters, full-width and traditional forms do not hide one (绝 密, 機密＊). The bare words
 * occur in ordinary sentences (商业秘密, 保密局, 秘密投票, 内部管理) and stop nothing.
 */
const gap = String.raw`(?:[^\S\r\n]|\p{Cf})*`;
const spaced = (...characters: string[]): string => characters.join(gap);
const secret = `(?:${spaced('[绝絕]', '密')}|${spaced('[机機]', '密')}|${spaced('[秘祕]', '密')})`;
const internal = spaced('[内內]', '部');
const word = `(?:${secret}|${internal})`;
const kind = `(?:${gap}(?:资料|資料|文件|信息|刊物|使用|参考))?`;
const keep = `(?:[，,、]?${gap}(?:注意保存|妥善保管|不得外传|请勿外传|严禁外传))?`;
const term = `(?:${gap}(?:[0-9０-９一二三四五六七八九十两]+${gap}(?:年|个月)|长期))?`;

const marks = [
  new RegExp(`${word}${gap}[★☆✩✭✯✪⭐*＊]`, 'u'),
  new RegExp(`[【[［〔(（〈《「『<＜]${gap}${word}${kind}${term}${gap}[】\\]］〕)）〉》」』>＞]`, 'u'),
  new RegExp(`${spaced('密', '级')}${gap}[:：]${gap}${word}`, 'u'),
  new RegExp(`^${gap}${word}${kind}${keep}${term}${gap}$`, 'mu'),
];

/** The first classification mark that a text carries, as it stands there; undefined where it carries none. */
export function classificationMark(text: string): string | undefined {
  for (const mark of marks) {
    const found = mark.exec(text);
    if (found !== null) return found[0].trim();
  }
  return undefined;
}

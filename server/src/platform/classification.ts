/**
 * Marks of classification or internal use as documents carry them: 机密★三年, 【内部】, 密级：秘密, a line that says only
 * 内部资料 注意保存. Blanks, dots, invisible characters, full-width and traditional forms do not hide one (绝 密, 机·密＊).
 * The bare words occur in ordinary sentences (商业秘密, 保密局, 秘密投票, 内部管理) and stop nothing. What is found and
 * what is not: docs/guide/classification.md.
 */
const blanks = String.raw`\p{Cf}\p{M}\u115f\u1160\u3164\u2800`;
const dots = '._·・•‧∙⋅●~-';
/** Between the characters of a word: what separates them for the eye alone. */
const within = `(?:[^\\S\\r\\n]|[${blanks}${dots}])*`;
/** The same, line ends included: a mark that is written from top to bottom. */
const anywhere = `[\\s${blanks}${dots}]*`;
const gap = `(?:[^\\S\\r\\n]|[${blanks}])*`;

const levels = (between: string): string =>
  `(?:${['[绝絕]密', '[机機]密', '[秘祕]密', '[内內]部'].map((word) => spaced(word, between)).join('|')})`;
const word = levels(within);
const downward = levels(anywhere);
/** What may stand before a word that is a mark by itself: 国家秘密, 仅供内部参考. */
const before = `(?:${['工作', '国家', '國家', '仅供', '仅限', '供', '限'].map((one) => spaced(one, gap)).join('|')})?`;
const kinds = '级|級|件|级文件|级资料|资料|資料|材料|文件|信息|刊物|使用|参考|參考|传阅|发行|掌握|交流材料';
const kind = `(?:${within}(?:${kinds
  .split('|')
  .map((one) => spaced(one, gap))
  .join('|')}))?`;
const stars = '★☆✩✭✯✪✫✬✮✰⭐⋆✦✧✱✲✶✸✹⁎∗🌟*';
const keeps = '注意保存|注意保密|妥善保管|妥善保存|不得外传|请勿外传|严禁外传|不得复制|阅后销毁|用后收回';
const keep = `(?:[,、;:!.·${stars}\\s]*(?:${keeps
  .split('|')
  .map((one) => spaced(one, gap))
  .join('|')})[!。.]?)*`;
const term = `(?:${within}(?:[0-9一二三四五六七八九十两]+${gap}(?:年|个月)|长期))?`;

const marks = [
  new RegExp(`${downward}${anywhere}[${stars}]`, 'u'),
  new RegExp(
    `[【\\[〔(〈《「『<{〖]${gap}${before}${word}${kind}${keep}${term}${gap}[】\\]〕)〉》」』>}〗]`,
    'u',
  ),
  new RegExp(`${spaced('密[级級]', within)}(?:[:=]|[^\\S\\r\\n]|[${blanks}])+${word}`, 'u'),
  new RegExp(`^${gap}${before}${word}${kind}${keep}${term}${gap}(?:\\.[a-z]{2,5})?$`, 'imu'),
  new RegExp(`^\\s*${downward}\\s*$`, 'u'),
];

/** The characters of a word (classes in brackets count as one) with something between them. */
function spaced(text: string, between: string): string {
  return (text.match(/\[[^\]]*\]|./gu) ?? []).join(between);
}

/** Every mark holds one of these; most texts hold none. */
const possible = /[密部㊙]/;

/** The first classification mark that a text carries, in its plain form; undefined where it carries none. */
export function classificationMark(text: string): string | undefined {
  if (!possible.test(text)) return undefined;
  if (text.includes('㊙')) return '㊙';
  // Full-width and circled forms, and characters that only look like another, become the plain ones.
  const plain = text.normalize('NFKC');
  for (const mark of marks) {
    const found = mark.exec(plain);
    if (found !== null) return found[0].trim();
  }
  return undefined;
}

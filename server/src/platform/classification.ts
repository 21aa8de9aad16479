/**
 * Marks of classification or internal use as documents carry them: 机密★三年, 【内部】, a line that says only 内部资料.
 * The bare words occur in ordinary sentences (商业秘密, 内部管理) and stop nothing.
 */
const marks = [
  /(绝密|机密|秘密|内部)\s*[★☆*＊]/u,
  /[【[〔(（]\s*(绝密|机密|秘密|内部)(资料|文件|信息)?\s*[】\]〕)）]/u,
  /^\s*(绝密|机密|秘密|内部)(资料|文件|信息)?\s*$/mu,
];

/** The first classification mark that a text carries, as it stands there; undefined where it carries none. */
export function classificationMark(text: string): string | undefined {
  for (const mark of marks) {
    const found = mark.exec(text);
    if (found !== null) return found[0].trim();
  }
  return undefined;
}

import { refuse } from './errors.ts';

/**
 * Marks of classification or internal use as documents carry them: 机密★三年, 【内部】, a line that says only 内部资料.
 * The bare words occur in ordinary sentences (商业秘密, 内部管理) and stop nothing.
 */
const marks = [
  /(绝密|机密|秘密|内部)\s*[★☆*＊]/u,
  /[【[〔(（]\s*(绝密|机密|秘密|内部)(资料|文件|信息)?\s*[】\]〕)）]/u,
  /^\s*(绝密|机密|秘密|内部)(资料|文件|信息)?\s*$/mu,
];

const names = {
  missingReason: { zh: '缺报原因', en: 'reason for the missing figure' },
  progress: { zh: '进展情况', en: 'progress' },
  problems: { zh: '存在问题', en: 'problems' },
  nextSteps: { zh: '下步举措', en: 'next steps' },
  explanation: { zh: '情况说明', en: 'explanation' },
  words: { zh: '意见', en: 'words' },
  reason: { zh: '更正原因', en: 'reason for the correction' },
} as const;

/** Refuses texts that carry a classification mark, before anything of them is stored or logged. */
export function stopClassified(texts: Partial<Record<keyof typeof names, string>>): void {
  for (const [field, text] of Object.entries(texts) as [keyof typeof names, string][]) {
    const found = marks.map((mark) => mark.exec(text)?.[0]).find((mark) => mark !== undefined);
    if (found === undefined) continue;
    const { zh, en } = names[field];
    throw refuse.classified(
      { field: zh, fieldEn: en, mark: found.trim() },
      { fields: [{ path: `body.${field}`, message: found.trim() }] },
    );
  }
}

import { classificationMark } from '../platform/classification.ts';
import { refuse } from './errors.ts';

const names = {
  missingReason: { zh: '缺报原因', en: 'reason for the missing figure' },
  progress: { zh: '进展情况', en: 'progress' },
  problems: { zh: '存在问题', en: 'problems' },
  nextSteps: { zh: '下步举措', en: 'next steps' },
  claims: { zh: '任务进展', en: 'progress of a task' },
  explanation: { zh: '情况说明', en: 'explanation' },
  words: { zh: '意见', en: 'words' },
  reason: { zh: '更正原因', en: 'reason for the correction' },
} as const;

/** Refuses texts that carry a classification mark, before anything of them is stored or logged. */
export function stopClassified(texts: Partial<Record<keyof typeof names, string>>): void {
  for (const [field, text] of Object.entries(texts) as [keyof typeof names, string][]) {
    const found = classificationMark(text);
    if (found === undefined) continue;
    const { zh, en } = names[field];
    throw refuse.classified(
      { field: zh, fieldEn: en, mark: found },
      { fields: [{ path: `body.${field}`, message: found }] },
    );
  }
}

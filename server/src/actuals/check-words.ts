import { parsePeriod, periodWords } from '@meritloop/engine';
import type { Warning } from './contract.ts';

/** What a colleague would ask when reading the words on a matter. Warnings, never refusals. */
export function checkWords(said: {
  progress: string;
  expectedOn: string | null;
  today: string;
  /** What the unit said the last time, where it did. */
  last: { period: string; progress: string } | null;
}): Warning[] {
  const warnings: Warning[] = [];
  if (said.progress === '') {
    warnings.push({
      code: 'missing',
      field: 'progress',
      text: { zh: '尚未填写进展情况。', en: 'Nothing is said of the progress yet.' },
    });
  } else if (said.last !== null && said.progress === said.last.progress) {
    const words = periodWords(parsePeriod(said.last.period));
    warnings.push({
      code: 'same_as_last',
      field: 'progress',
      text: {
        zh: `与上次（${words.zh}）完全相同，请确认确无新进展。`,
        en: `The same words as the last time (${words.en}): make sure that nothing has moved.`,
      },
    });
  }
  if (said.expectedOn !== null && said.expectedOn < said.today) {
    warnings.push({
      code: 'expected_past',
      field: 'expectedOn',
      text: {
        zh: '预计完成时间已过；如已完成，请在进展情况中写明。',
        en: 'The expected day is past; if it is done, say so in the progress.',
      },
    });
  }
  return warnings;
}

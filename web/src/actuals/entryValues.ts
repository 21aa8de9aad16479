import type { Claim, Entry, EntryBody } from '@meritloop/server/contract/actuals';
import { wordsLimit } from '@meritloop/server/contract/actuals';
import { isDecimal } from '../ui/form/decimal.ts';

/** What the form holds: texts as typed, and whether the unit says that there is no figure. */
export interface EntryValues {
  missing: boolean;
  value: string;
  missingReason: string;
  progress: string;
  problems: string;
  nextSteps: string;
  explanation: string;
  /** 预计完成时间, `YYYY-MM-DD` or empty. */
  expectedOn: string;
  /** What is said of tasks and milestones, by {@link claimKey}. */
  claims: Record<string, ClaimValues>;
}

/** What is said of one task, or of one of its milestones; `state` empty: nothing. */
export interface ClaimValues {
  state: '' | Claim['state'];
  percent: string;
  words: string;
}

/** Names a task, or a milestone of it, in a form. */
export const claimKey = (taskId: string, milestoneId: string | null): string =>
  milestoneId === null ? taskId : `${taskId}_${milestoneId}`;

/** The form begins with the latest version, or empty. */
export function valuesOf(entry: Entry | undefined): EntryValues {
  return {
    missing: (entry?.missingReason ?? '') !== '',
    value: entry?.value ?? '',
    missingReason: entry?.missingReason ?? '',
    progress: entry?.progress ?? '',
    problems: entry?.problems ?? '',
    nextSteps: entry?.nextSteps ?? '',
    explanation: entry?.explanation ?? '',
    expectedOn: entry?.expectedOn ?? '',
    claims: Object.fromEntries(
      (entry?.claims ?? []).map(({ taskId, milestoneId, state, percent, words }) => [
        claimKey(taskId, milestoneId),
        { state, percent: percent ?? '', words },
      ]),
    ),
  };
}

/** What is sent: a value or a reason, never both; words without the blanks around them. */
export function bodyOf(values: EntryValues): EntryBody & { value: string | null } {
  const said = (text: string | undefined) => (text ?? '').trim();
  return {
    value: values.missing || said(values.value) === '' ? null : said(values.value),
    missingReason: values.missing ? said(values.missingReason) : '',
    progress: said(values.progress),
    problems: said(values.problems),
    nextSteps: said(values.nextSteps),
    explanation: said(values.explanation),
    expectedOn: said(values.expectedOn) === '' ? null : said(values.expectedOn),
    claims: Object.entries(values.claims ?? {})
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([key, claim]) => {
        const [taskId = '', milestoneId = null] = key.split('_');
        const state = claim?.state ?? '';
        if (state === '') return [];
        const percent = said(claim.percent);
        return [
          { taskId, milestoneId, state, percent: percent === '' ? null : percent, words: said(claim.words) },
        ];
      }),
  };
}

const percentText = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;
const dayText = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the server would take it as a draft: saving by itself does not send what it knows to be refused. */
export function isSavable(values: EntryValues): boolean {
  const { value, expectedOn, claims = [], ...words } = bodyOf(values);
  return (
    (value === null || (isDecimal(value) && value.length <= 24)) &&
    (expectedOn == null || dayText.test(expectedOn)) &&
    claims.every(
      (claim) =>
        claim.words.length <= wordsLimit && (claim.percent == null || percentText.test(claim.percent)),
    ) &&
    Object.values(words).every((text) => (text as string).length <= wordsLimit)
  );
}

/** Whether a stored version says what would be sent. */
export function saysTheSame(entry: Entry | undefined, body: EntryBody): boolean {
  return entry !== undefined && JSON.stringify(bodyOf(valuesOf(entry))) === JSON.stringify(body);
}

import type { Entry, EntryBody } from '@meritloop/server/contract/actuals';
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
}

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
  };
}

/** Whether the server would take it as a draft: saving by itself does not send what it knows to be refused. */
export function isSavable(values: EntryValues): boolean {
  const { value, ...words } = bodyOf(values);
  return (
    (value === null || (isDecimal(value) && value.length <= 24)) &&
    Object.values(words).every((text) => (text as string).length <= wordsLimit)
  );
}

/** Whether a stored version says what would be sent. */
export function saysTheSame(entry: Entry | undefined, body: EntryBody): boolean {
  return entry !== undefined && JSON.stringify(bodyOf(valuesOf(entry))) === JSON.stringify(body);
}

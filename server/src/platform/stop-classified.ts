import { classificationMark } from './classification.ts';
import { refusals } from './refusal.ts';
import { markIn } from './stop-marks.ts';

const refuse = refusals('platform', {
  classified: {
    status: 422,
    zh: {
      what: '内容未保存。',
      why: '文字中带有“{mark}”标志。本系统只处理非涉密信息，不得录入涉密或内部内容。',
      todo: '请删去涉密或内部内容；如属误判，请去掉该标志后重试。',
    },
    en: {
      what: 'Nothing was saved.',
      why: 'The text carries the mark "{mark}". This system takes non-classified information only.',
      todo: 'Remove classified or internal content; if it is none, remove the mark and try again.',
    },
  },
});

/** Refuses texts (by their place in the body) that carry a mark, before anything of them is stored or logged. */
export function stopClassified(texts: Record<string, string | undefined>): void {
  for (const [field, text] of Object.entries(texts)) {
    const mark = text === undefined ? undefined : classificationMark(text);
    if (mark === undefined) continue;
    throw refuse.classified({ mark }, { fields: [{ path: `body.${field}`, message: mark }] });
  }
}

const passwords: ReadonlySet<string> = new Set(['password', 'current', 'next', 'code']);

/** Refuses a body that carries a mark in any of its texts; of an account's own acts, passwords and codes are not read. */
export function refuseMarks(body: unknown, account: boolean): void {
  const found = markIn(body, 'body', account ? passwords : new Set());
  if (found === undefined) return;
  throw refuse.classified({ mark: found.mark }, { fields: [{ path: found.path, message: found.mark }] });
}

import { refusals } from './refusal.ts';

/**
 * Marks of classification or internal use as documents carry them: 机密★三年, 【内部】, a line that says only 内部资料.
 * The bare words occur in ordinary sentences (商业秘密, 内部管理) and stop nothing.
 */
const marks = [
  /(绝密|机密|秘密|内部)\s*[★☆*＊]/u,
  /[【[〔(（]\s*(绝密|机密|秘密|内部)(资料|文件|信息)?\s*[】\]〕)）]/u,
  /^\s*(绝密|机密|秘密|内部)(资料|文件|信息)?\s*$/mu,
];

/** The mark that a text carries, or undefined. */
export function classificationMark(text: string): string | undefined {
  return marks
    .map((mark) => mark.exec(text)?.[0])
    .find((mark) => mark !== undefined)
    ?.trim();
}

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

import { refusals } from './refusal.ts';
import { markIn } from './stop-marks.ts';

const refuse = refusals('platform', {
  classified: {
    status: 422,
    zh: {
      what: '内容未保存。',
      why: '{where}带有“{mark}”标志。本系统只处理非涉密信息，不得录入或上传涉密、内部内容。',
      todo: '请删去涉密或内部内容，涉密信息按保密规定另行报送；如属误判，请去掉该标志后重试。',
    },
    en: {
      what: 'Nothing was saved.',
      why: '{whereEn} carries the mark "{mark}". This system takes non-classified information only.',
      todo: 'Remove classified or internal content, which goes by its own channel; if it is none, remove the mark and try again.',
    },
  },
});

const none: ReadonlySet<string> = new Set();

/**
 * Refuses a value that carries a mark in any of its texts, before anything of it is stored or logged. The door asks
 * this of every write; who reads a file asks it of what the file says, which the door has seen packed or escaped.
 *
 * @param at where the value stands in the request, such as `body`; @param secret names of parts that are not read
 */
export function refuseMarks(value: unknown, at: string, secret: ReadonlySet<string> = none): void {
  const found = markIn(value, at, secret);
  if (found !== undefined) throw marked(found.mark, found.path);
}

/** The same of one text of a file, by its place in the file: a cell, a footer. */
export function refuseMark(text: string, place: { zh: string; en: string }): void {
  const found = markIn(text, place.zh, none);
  if (found !== undefined) throw marked(found.mark, found.path, place);
}

/** The same of what a file of data holds, by the place in it, such as `items.2.name`. */
export function refuseMarksOfFile(value: unknown): void {
  const found = markIn(value, '', none);
  if (found === undefined) return;
  const path = found.path.slice(1) || '1';
  throw marked(found.mark, path, { zh: path, en: path });
}

const marked = (mark: string, path: string, place?: { zh: string; en: string }) =>
  refuse.classified(
    {
      mark,
      where: place === undefined ? '文字' : `文件的“${place.zh}”`,
      whereEn: place === undefined ? 'The text' : `"${place.en}" of the file`,
    },
    { fields: [{ path, message: mark }] },
  );

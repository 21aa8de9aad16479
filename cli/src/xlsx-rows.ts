import { InputError } from '@meritloop/engine';
import { Refusal } from '@meritloop/server/platform/refusal';
import { asBadInput } from './bad-input.ts';

/**
 * Rows of the first sheet that is not hidden, read as strictly as the server reads what is sent to it and by the same reader: whoever
 * judges a file offline had it from somebody, too. Throws InputError with the reader's words.
 */
export async function xlsxRows(bytes: Buffer, file: string): Promise<string[][]> {
  const { readWorkbook } = await import('@meritloop/server/platform/read-workbook');
  const dates: { row: number; column: number }[] = [];
  const sheets = await readWorkbook(bytes, (sheet, row, column) => {
    if (sheet === 0) dates.push({ row, column });
  }).catch((error) => {
    throw error instanceof Refusal ? asBadInput(error, file, asCsv) : error;
  });
  const rows = sheets[0]?.rows ?? [];
  // A spreadsheet turns a typed 2024-06 into 1 June: whether the month or the day was meant can no longer be seen.
  const problems = dates
    .filter(({ column }) => rows[0]?.[column] === 'period')
    .map(({ row }) => ({
      code: 'period_is_a_date',
      place: { file, row: row + 1, column: 'period' },
      message: {
        zh: '该期间被表格软件变成了日期。请把整列设为“文本”格式后重填，如 2024-06。',
        en: 'the spreadsheet made a date of this period. Format the column as text and type it again, as 2024-06.',
      },
    }));
  // One value for several rows: whether it holds for each or for all together was never said.
  for (const range of sheets[0]?.merged ?? []) {
    problems.push({
      code: 'merged_cells',
      place: { file, row: Number(/\d+/.exec(range)?.[0]), column: range },
      message: {
        zh: `${range} 是合并单元格。请取消合并，在每个单元格里填写各自的内容。`,
        en: `${range} are merged cells. Unmerge them and fill in each cell of its own.`,
      },
    });
  }
  if (problems.length > 0) throw new InputError(problems);
  return rows;
}

/** A file of text has wider bounds: nothing of it unfolds. */
const asCsv = { zh: '更大的表请另存为 CSV（UTF-8）。', en: ' Save a larger table as CSV (UTF-8).' };

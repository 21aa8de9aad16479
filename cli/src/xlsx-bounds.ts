import { refuse } from '@meritloop/engine';
import { workbookFault } from '@meritloop/server/platform/workbook-bounds';

const bounds = { parts: 1_000, unfoldedBytes: 256 * 1024 * 1024 };

/** Throws InputError when `bytes` is no zip, or would unfold beyond the bounds. */
export function checkXlsxBounds(bytes: Buffer, file: string): void {
  const fault = workbookFault(bytes, bounds);
  // One with a password, or whose parts two programs would read differently, is as little readable.
  if (fault === 'no_zip' || fault === 'encrypted' || fault === 'ambiguous') {
    throw refuse(
      'not_xlsx',
      {
        zh: '不是可读的 xlsx 文件。请在表格软件中另存为 .xlsx 或 CSV（UTF-8）。',
        en: 'not a readable xlsx file. Save it as .xlsx or CSV (UTF-8) from your spreadsheet.',
      },
      { file },
    );
  }
  if (fault === 'too_large') {
    const megabytes = bounds.unfoldedBytes / 1024 / 1024;
    throw refuse(
      'xlsx_too_large',
      {
        zh: `解压后过大（上限 ${megabytes} MB、${bounds.parts} 个部件）。请拆分后再用。`,
        en: `unfolds too large (at most ${megabytes} MB in ${bounds.parts} parts). Split it.`,
      },
      { file },
    );
  }
}

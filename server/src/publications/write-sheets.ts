import type { Download } from '../platform/room.ts';
import { type WorkbookSheet, workbook } from '../platform/workbook.ts';
import type { DocumentContent, DocumentRun, DocumentTable } from './contract-document-content.ts';
import { fixBytes } from './fix-bytes.ts';
import { tables } from './template-words.ts';

const textOf = (runs: readonly DocumentRun[]): string => runs.map(({ text }) => text).join('');

/**
 * A document as a workbook from the same content: the text on the first sheet, each table on one of its own, with the
 * marks above it and on every printed page. A cell that is one number is a number.
 */
export async function writeSheets(content: DocumentContent, contentHash: string): Promise<Download> {
  const notes = [
    content.marks.join('　'),
    ...(content.simulated ? [content.notice.zh] : []),
    `${content.title}　数据截至 ${content.asOf}`,
  ];
  const sheets = [
    textSheet(content, notes, contentHash),
    ...content.blocks
      .filter((block) => block.kind === 'table')
      .map((block) => tableSheet(content, block, notes)),
  ];
  const named = sheets.map((sheet, index) => ({ ...sheet, name: uniqueName(sheets, index) }));
  const { type, bytes } = await workbook('document.xlsx', named);
  const marks = content.marks.join('　');
  return {
    name: `${content.title}（${content.marks.join('，')}）.xlsx`,
    type,
    bytes: fixBytes(bytes, (name, xml) =>
      /^xl\/worksheets\/sheet\d+\.xml$/.test(name) ? withPrintedMarks(xml, marks) : xml,
    ),
  };
}

function textSheet(content: DocumentContent, notes: string[], contentHash: string): WorkbookSheet {
  const lines = content.blocks.flatMap((block) =>
    block.kind === 'table' ? [[tables[block.code as keyof typeof tables].says.zh]] : [[textOf(block.runs)]],
  );
  return {
    name: '正文',
    notes,
    columns: [{ title: content.title, width: 110 }],
    rows: [...lines, [`模板：${content.template.name}。内容哈希 ${contentHash}`]],
  };
}

function tableSheet(content: DocumentContent, table: DocumentTable, notes: string[]): WorkbookSheet {
  const value = (lines: readonly (readonly DocumentRun[])[]): string => {
    const [only] = lines.length === 1 && lines[0]?.length === 1 ? lines[0] : [];
    const figure = only?.figure === undefined ? undefined : content.figures[only.figure];
    // 12.5% stays as printed: its number alone would lose the unit.
    return figure?.kind === 'number' && figure.text === figure.value
      ? figure.value
      : lines.map(textOf).join('\n');
  };
  return {
    name: tables[table.code as keyof typeof tables].says.zh,
    notes,
    columns: table.columns.map(({ title, width, align }) => ({
      title,
      width: Math.max(8, Math.round(width * 1.6)),
      quantity: align === 'right',
    })),
    rows:
      table.rows.length === 0
        ? [[table.empty]]
        : table.rows.map((row) => (row.group === undefined ? row.cells.map(value) : [textOf(row.group)])),
  };
}

function uniqueName(sheets: readonly WorkbookSheet[], index: number): string {
  const name = sheets[index]?.name ?? '';
  const before = sheets.slice(0, index).filter((sheet) => sheet.name === name).length;
  return before === 0 ? name : `${name}（${before + 1}）`;
}

/** Page set-up that puts the marks on every printed page: A4 across, as wide as the sheet. */
function withPrintedMarks(xml: string, marks: string): string {
  const head = `&amp;R${marks}`;
  const setup = [
    '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.7" header="0.35" footer="0.35"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter><oddHeader>${head}</oddHeader><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>`,
  ].join('');
  const fitted = xml.replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
  return fitted.replace(/<\/worksheet>\s*$/, `${setup}</worksheet>`);
}

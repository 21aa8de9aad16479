import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { DocumentRow, DocumentRun, DocumentTable } from './contract-document-content.ts';
import { bodyWidth, faces, millimetres, sizes } from './page-layout.ts';
import { wordRuns } from './write-word-run.ts';

const alignments = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
} as const;

/** A table over the whole width of the body; its head repeats on every page, and a row stands on one page where it fits. */
export function wordTable(table: DocumentTable, across: boolean): Table {
  const parts = table.columns.reduce((sum, { width }) => sum + width, 0);
  const whole = millimetres(bodyWidth(across));
  const widths = table.columns.map(({ width }) => Math.floor((whole * width) / parts));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: Object.fromEntries(
      ['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'].map((side) => [
        side,
        { style: BorderStyle.SINGLE, size: 4, color: '000000' },
      ]),
    ),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: table.columns.map(({ title }, index) =>
          cellOf([[{ text: title }]], widths[index] ?? 0, 'center', faces.heading),
        ),
      }),
      ...table.rows.map((row) => rowOf(row, table, widths)),
    ],
  });
}

function rowOf(row: DocumentRow, table: DocumentTable, widths: readonly number[]): TableRow {
  if (row.group !== undefined) {
    return new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          columnSpan: table.columns.length,
          margins: cellMargins,
          children: [
            new Paragraph({ keepNext: true, children: wordRuns(row.group, faces.heading, sizes.table) }),
          ],
        }),
      ],
    });
  }
  return new TableRow({
    cantSplit: true,
    children: table.columns.map(({ align }, index) =>
      cellOf(row.cells[index] ?? [], widths[index] ?? 0, align, faces.body),
    ),
  });
}

const cellMargins = { top: 40, bottom: 40, left: 80, right: 80 };

function cellOf(
  lines: readonly (readonly DocumentRun[])[],
  width: number,
  align: keyof typeof alignments,
  face: string,
): TableCell {
  const filled = lines.length === 0 ? [[]] : lines;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: cellMargins,
    children: filled.map(
      (runs) => new Paragraph({ alignment: alignments[align], children: wordRuns(runs, face, sizes.table) }),
    ),
  });
}

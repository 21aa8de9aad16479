import writeExcel, { type SheetData } from 'write-excel-file/node';
import { cleaned } from './clean-text.ts';
import type { Language } from './refusal.ts';
import type { Download } from './room.ts';
import type { Tenant } from './tenants.ts';

export interface WorkbookColumn {
  title: string;
  /** Width in characters. */
  width: number;
  /** Right-aligned quantities: plain decimal strings become numbers that keep their printed decimals. */
  quantity?: boolean;
}

export interface WorkbookSheet {
  name: string;
  /** Lines above the table: what this is, as of when, and that it is simulated where it is. */
  notes: readonly string[];
  columns: readonly WorkbookColumn[];
  rows: readonly (readonly (string | null)[])[];
}

/**
 * Columns by their titles in the reader's language: `widths` by place, `usual` where none is said, and which places
 * (from 0) hold quantities.
 */
export const columnsOf = (
  titles: readonly string[],
  widths: readonly number[],
  { usual = 12, quantity = () => false }: { usual?: number; quantity?: (place: number) => boolean } = {},
): WorkbookColumn[] =>
  titles.map((title, place) => ({ title, width: widths[place] ?? usual, quantity: quantity(place) }));

const simulated = {
  zh: '模拟数据：城市、单位和数字均为虚构',
  en: 'Simulated data: city, units and figures are fictional',
};

/** What stands above every table of a simulated city; nothing of a city of real names. */
export const simulatedNotes = ({ kind }: Pick<Tenant, 'kind'>, language: Language): readonly string[] =>
  kind === 'simulated' ? [simulated[language]] : [];

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Tables as an Excel workbook. Texts are written as texts, never as formulas, whatever they begin with; a quantity
 * that Excel could not hold exactly (more than 15 significant digits) stays text.
 */
export async function workbook(name: string, sheets: readonly WorkbookSheet[]): Promise<Download> {
  const bytes = await writeExcel(
    sheets.map((sheet) => ({
      data: dataOf(sheet),
      sheet: sheet.name.slice(0, 31),
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: sheet.notes.length + 1,
    })),
  ).toBuffer();
  return { name, type, bytes };
}

function dataOf({ notes, columns, rows }: WorkbookSheet): SheetData {
  return [
    ...notes.map((note) => [{ value: literal(note), type: String, textColor: '#595959' }]),
    columns.map(({ title, quantity }) => ({
      value: title,
      type: String,
      fontWeight: 'bold' as const,
      align: quantity === true ? ('right' as const) : ('left' as const),
      backgroundColor: '#F0F2F1',
    })),
    ...rows.map((row) => row.map((value, index) => cell(value, columns[index]))),
  ];
}

function cell(value: string | null, column: WorkbookColumn | undefined) {
  if (value === null || value === '') return null;
  const quantity = column?.quantity === true;
  const decimals = /^-?\d+(?:\.(\d+))?$/.exec(value);
  if (quantity && decimals !== null && value.replace(/\D/g, '').length <= 15) {
    const places = decimals[1]?.length ?? 0;
    return {
      value: Number(value),
      type: Number,
      format: places === 0 ? '0' : `0.${'0'.repeat(places)}`,
      align: 'right' as const,
    };
  }
  return {
    value: literal(value),
    type: String,
    wrap: true,
    ...heightOf(value, column?.width ?? 10),
    ...(quantity ? { align: 'right' as const } : {}),
  };
}

/**
 * The height of a row whose text runs over several lines. Excel finds it by itself, LibreOffice prints the last line
 * alone where it is not said. A Chinese character is as wide as two others.
 */
function heightOf(value: string, width: number): { height?: number } {
  const lines = value
    .split('\n')
    .map((line) =>
      Math.max(1, Math.ceil(line.replace(/[^\x20-\x7e]/g, '**').length / Math.max(2, width - 1))),
    )
    .reduce((sum, count) => sum + count, 0);
  return lines === 1 ? {} : { height: Math.min(400, lines * 15) };
}

/**
 * A workbook writes characters that XML cannot hold as `_x000D_`; text that merely looks so is marked as itself. The
 * same mark keeps words such as `constructor` from the writer's table of texts, a plain object that knows them already.
 * What the reader refuses is not written: a workbook of ours can always be sent back.
 */
function literal(text: string): string {
  const marked = cleaned(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  if (!(marked in {})) return marked;
  return `_x${marked.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${marked.slice(1)}`;
}

import { z } from 'zod';
import { bilingual, decimalText } from '../platform/endpoint.ts';

/** 汇总表 summary · 督查专报 special report · 单位进展情况表 unit sheet. */
export const documentKinds = ['summary', 'special_report', 'unit_sheet'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * A piece of text. With `figure` it is computed or taken from a record, and that key unfolds it; `quoted` marks words
 * of the register or of a unit, as they stand there. Without either it is wording of the template and says no number.
 */
export const documentRun = z.object({
  text: z.string(),
  figure: z.string().optional(),
  quoted: z.boolean().optional(),
});
export type DocumentRun = z.infer<typeof documentRun>;

const line = z.array(documentRun);
const column = z.object({
  code: z.string(),
  title: z.string(),
  /** Share of the table's width, in parts. */
  width: z.number(),
  align: z.enum(['left', 'right', 'center']),
});

/** A cell holds lines; a row with `group` is a heading over the rows below it. */
const documentRow = z.object({ group: line.optional(), cells: z.array(z.array(line)) });
export type DocumentRow = z.infer<typeof documentRow>;

const documentTable = z.object({
  kind: z.literal('table'),
  code: z.string(),
  columns: z.array(column),
  rows: z.array(documentRow),
  /** What to say where there is no row. */
  empty: z.string(),
});
export type DocumentTable = z.infer<typeof documentTable>;

export const documentBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.number().int().min(1).max(2), runs: line }),
  z.object({ kind: z.literal('paragraph'), runs: line }),
  z.object({ kind: z.literal('note'), runs: line }),
  /** Begins on a page of its own, laid across. */
  z.object({ kind: z.literal('annex'), runs: line }),
  documentTable,
]);
export type DocumentBlock = z.infer<typeof documentBlock>;

/** A number, word or quotation of the document, with what it was computed or taken from. */
export const documentFigure = z.object({
  kind: z.enum(['number', 'word', 'date', 'quote']),
  label: z.string(),
  /** As it is printed. */
  text: z.string(),
  value: decimalText.nullable(),
  unit: z.string(),
  /** The rule in words. */
  rule: z.string(),
  formula: z.string().nullable(),
  substituted: z.string().nullable(),
  /** Keys of the items that it was computed over, in their order. */
  of: z.array(z.string()),
});
export type DocumentFigure = z.infer<typeof documentFigure>;

/** A target, task, figure or report that the document was computed from, as it stood on the day. */
export const documentItem = z.object({
  kind: z.enum(['target', 'task', 'words', 'observation']),
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  /** Status word, figure or state of the item. */
  word: z.string(),
  says: bilingual,
  /** How it was judged, as the engine explains it. */
  trace: z.unknown().nullable(),
  source: z
    .object({
      observation: z.string(),
      origin: z.string().optional(),
      recordedBy: z.string().optional(),
      recordedAt: z.string().optional(),
    })
    .nullable(),
});
export type DocumentItem = z.infer<typeof documentItem>;

/** Everything that a document says. Word and Excel are written from it and from nothing else. */
export const documentContent = z.object({
  format: z.literal('meritloop-document-1'),
  kind: z.enum(documentKinds),
  language: z.literal('zh'),
  simulated: z.boolean(),
  notice: bilingual,
  city: bilingual,
  title: z.string(),
  /** The title as it is broken into lines. */
  titleLines: z.array(z.string()),
  period: z.string(),
  /** What the period is compared with. */
  previous: z.string(),
  /** Business day whose knowledge it states. */
  asOf: z.string(),
  /** Marks on every page, such as 送审稿 and 模拟数据. */
  marks: z.array(z.string()),
  template: z.object({ name: z.string(), version: z.number().int(), origin: z.string() }),
  blocks: z.array(documentBlock),
  figures: z.record(z.string(), documentFigure),
  items: z.record(z.string(), documentItem),
});
export type DocumentContent = z.infer<typeof documentContent>;

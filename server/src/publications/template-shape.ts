import { z } from 'zod';
import { documentKinds } from './contract-document-content.ts';
import { listNames, tableNames } from './template-words.ts';

/** Wording; `{name}` stands for a figure. A number is never typed: it would stay when the state changes. */
const wording = z
  .string()
  .max(2000)
  .refine((text) => !/[0-9０-９]/.test(text.replaceAll(/\{[^}]*\}/g, '')), {
    message: '正文不写数字，请用占位符 / wording types no number: use a placeholder',
  });

/** Part of a paragraph: wording, a list said item by item, or wording for when a figure is (not) zero. */
const piece = z.union([
  wording,
  z.strictObject({
    each: z.enum(listNames),
    text: wording,
    join: wording.default('；'),
    before: wording.default(''),
    after: wording.default(''),
    /** Said instead where the list is empty. */
    empty: wording.default(''),
  }),
  z.strictObject({
    /** Placeholder of a number: the text is said when it is not zero. */
    when: z.string().regex(/^[a-z][a-z_.]*$/),
    text: wording,
    otherwise: wording.default(''),
  }),
]);
export type TemplatePiece = z.infer<typeof piece>;

const pieces = z.union([wording.transform((text) => [text] as TemplatePiece[]), z.array(piece).max(40)]);

const templateBlock = z.union([
  z.strictObject({ heading: z.string().min(1).max(100), level: z.number().int().min(1).max(2).default(1) }),
  z.strictObject({ paragraph: pieces }),
  z.strictObject({ note: pieces }),
  /** Begins a page laid across; with words over it or none. */
  z.strictObject({ annex: z.string().max(100) }),
  z.strictObject({
    table: z.enum(tableNames),
    /** Rows under headings: by section of the plan or by objective. */
    by: z.enum(['section', 'objective']).optional(),
    columns: z.array(z.string()).min(1).max(16).optional(),
    /** Other words over a column. */
    titles: z.record(z.string(), z.string().min(1).max(30)).default({}),
    empty: z.string().max(200).default('无。'),
  }),
]);
export type TemplateBlock = z.infer<typeof templateBlock>;

/** A kind's wording and order as data: practices/documents/*.yaml, and what an office makes of it. */
export const documentTemplate = z.strictObject({
  kind: z.enum(documentKinds),
  name: z.string().min(2).max(60),
  /** Which place or rule it comes from; the product's own says that it is an example. */
  origin: z.string().min(2).max(200),
  title: z.string().min(2).max(100),
  blocks: z.array(templateBlock).min(1).max(60),
});
export type DocumentTemplate = z.infer<typeof documentTemplate>;

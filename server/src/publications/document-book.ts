import type { DocumentFigure, DocumentItem, DocumentRun } from './contract-document-content.ts';

/** Collects the figures and items of a document while it is composed. */
export interface Book {
  figures: Record<string, DocumentFigure>;
  items: Record<string, DocumentItem>;
}

type Stated = Partial<Omit<DocumentFigure, 'text' | 'label' | 'kind'>>;

/** Notes a figure under its key and answers the run that prints it. The same key is noted once. */
export function noted(
  book: Book,
  key: string,
  figure: { kind: DocumentFigure['kind']; label: string; text: string } & Stated,
): DocumentRun {
  book.figures[key] ??= {
    value: null,
    unit: '',
    rule: '',
    formula: null,
    substituted: null,
    of: [],
    ...figure,
  };
  return figure.kind === 'quote'
    ? { text: figure.text, figure: key, quoted: true }
    : { text: figure.text, figure: key };
}

/** Wording of the template. */
export const wordingRun = (text: string): DocumentRun => ({ text });
/** Words of the register, as they stand there: numbers and titles of matters, names of units. */
export const quotedRun = (text: string): DocumentRun => ({ text, quoted: true });

/** Notes an item once. */
export function notedItem(book: Book, key: string, item: () => DocumentItem): string {
  book.items[key] ??= item();
  return key;
}

/** The runs of a list of things with something between them. */
export function joined(lists: readonly (readonly DocumentRun[])[], between: string): DocumentRun[] {
  return lists.flatMap((runs, index) =>
    index === 0 || between === '' ? [...runs] : [wordingRun(between), ...runs],
  );
}

import type { DocumentBlock } from '@meritloop/server/contract/publications';

/** Rows of tables that a document shows unfolded; a longer one folds by chapter. */
export const rowsAtOnce = 60;
/** A chapter of no more rows is open from the beginning: what reads as text is read, long lists wait to be asked for. */
const rowsOpen = 20;

export interface Chapter {
  /** Its heading as plain text; empty for what stands before the first heading. */
  title: string;
  /** What stands below the heading, in order. */
  blocks: DocumentBlock[];
  /** Rows of its tables, without the headings among them. */
  rows: number;
  /** Whether it is open from the beginning. */
  open: boolean;
}

/** Parts a document at its headings of the first level and at its annexes; no block is lost or moved. */
export function chaptersOf(blocks: readonly DocumentBlock[]): Chapter[] {
  const chapters: Chapter[] = [];
  const begin = (title: string) => chapters.push({ title, blocks: [], rows: 0, open: true });
  for (const block of blocks) {
    const last = chapters.at(-1);
    if (block.kind === 'annex' || (block.kind === 'heading' && block.level === 1)) {
      const title = block.runs.map(({ text }) => text).join('');
      // The heading right below an annex's own line says what the annex is.
      if (last !== undefined && last.blocks.length === 0) last.title = [last.title, title].join(' ').trim();
      else begin(title);
      continue;
    }
    if (last === undefined) begin('');
    const here = chapters.at(-1) as Chapter;
    here.blocks.push(block);
    if (block.kind === 'table') here.rows += block.rows.filter(({ group }) => group === undefined).length;
    here.open = here.rows <= rowsOpen;
  }
  return chapters;
}

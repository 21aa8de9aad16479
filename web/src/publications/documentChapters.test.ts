import type { DocumentBlock } from '@meritloop/server/contract/publications';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chaptersOf } from './documentChapters.ts';

const heading = (text: string, level = 1): DocumentBlock => ({ kind: 'heading', level, runs: [{ text }] });
const annex = (text: string): DocumentBlock => ({ kind: 'annex', runs: text === '' ? [] : [{ text }] });
const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', runs: [{ text }] });
const table = (rows: number): DocumentBlock => ({
  kind: 'table',
  code: 't',
  columns: [],
  rows: [{ group: [{ text: '组' }], cells: [] }, ...Array.from({ length: rows }, () => ({ cells: [] }))],
  empty: '无',
});

describe('the chapters of a document', () => {
  it('begin at headings of the first level and at annexes, whose own line takes the heading below it', () => {
    const blocks = [
      paragraph('引言'),
      heading('一、总体'),
      heading('（一）细', 2),
      annex('附件1'),
      heading('清单'),
    ];
    expect(chaptersOf(blocks).map(({ title, blocks: of }) => [title, of.length])).toEqual([
      ['', 1],
      ['一、总体', 1],
      ['附件1 清单', 0],
    ]);
  });

  it('are open where short, folded where their tables are long; headings among rows do not count', () => {
    const [short, long] = chaptersOf([heading('一'), table(20), heading('二'), table(12), table(9)]);
    expect([short?.rows, short?.open, long?.rows, long?.open]).toEqual([20, true, 21, false]);
  });

  it('lose and move no block', () => {
    const block = fc.oneof(
      fc.string().map(paragraph),
      fc.nat(30).map(table),
      fc.string({ minLength: 1 }).map((text) => heading(text)),
      fc.string().map(annex),
      fc.string().map((text) => heading(text, 2)),
    );
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        const begins = (one: DocumentBlock) =>
          one.kind === 'annex' || (one.kind === 'heading' && one.level === 1);
        expect(chaptersOf(blocks).flatMap((chapter) => chapter.blocks)).toEqual(
          blocks.filter((one) => !begins(one)),
        );
      }),
    );
  });
});

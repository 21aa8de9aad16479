import { dayWords, periodWords } from '@meritloop/engine';
import type { Tenant } from '../platform/tenants.ts';
import type { DocumentBlock, DocumentContent, DocumentRun } from './contract-document-content.ts';
import { tallyByGroup, tallyBySection } from './count-state.ts';
import { type Book, noted, quotedRun } from './document-book.ts';
import type { DocumentState } from './document-state.ts';
import type { Asked } from './gather-state.ts';
import type { TemplateInForce } from './read-template.ts';
import { sayPieces, sayText, type Teller } from './say-template.ts';
import { cell, columnOf, type Line, rowsOf, said } from './table-cells.ts';
import { behindLines, changeLines, targetLines, taskLines } from './table-items.ts';
import { matterLines } from './table-matters.ts';
import { indicatorLines, statusColumns, statusTitle, tallyLines, unitLines } from './table-tallies.ts';
import type { TemplateBlock } from './template-shape.ts';
import { tables } from './template-words.ts';

/** Text that every page carries: a document here is a draft, and of a simulated city it says so. */
const marksOf = (tenant: Tenant): string[] =>
  tenant.kind === 'simulated' ? ['送审稿', '模拟数据'] : ['送审稿'];

/**
 * A document from the state, by the wording of its kind. Pure: the same state, day and wording give the same content.
 */
export function composeDocument(
  tenant: Tenant,
  asked: Asked,
  state: DocumentState,
  wording: TemplateInForce,
): DocumentContent {
  const book: Book = { figures: {}, items: {} };
  const teller: Teller = { book, state, fixed: fixedRuns(book, tenant, asked, state) };
  const { template } = wording;
  const titleLines = plain(sayText(teller, template.title)).split('\n');
  const blocks = template.blocks.map((block) => composeBlock(teller, block));
  return {
    format: 'meritloop-document-1',
    kind: template.kind,
    language: 'zh',
    simulated: tenant.kind === 'simulated',
    notice: tenant.notice,
    city: tenant.name,
    title: titleLines.join(''),
    titleLines,
    period: asked.period.text,
    previous: asked.previous.text,
    asOf: asked.asOf,
    marks: marksOf(tenant),
    template: { name: template.name, version: wording.version, origin: template.origin },
    blocks,
    figures: book.figures,
    items: book.items,
  };
}

const plain = (runs: readonly DocumentRun[]): string => runs.map(({ text }) => text).join('');

function fixedRuns(book: Book, tenant: Tenant, asked: Asked, state: DocumentState): Teller['fixed'] {
  const date = (key: string, label: string, text: string) =>
    noted(book, key, { kind: 'date', label, text, rule: '文稿的期间与数据截至日' });
  const unit = state.units.get(asked.unitId ?? '');
  return {
    city: quotedRun(tenant.name.zh),
    period: date('period', '期间', periodWords(asked.period).zh),
    previous: date('previous', '上期', periodWords(asked.previous).zh),
    as_of: date('as_of', '数据截至日', dayWords(asked.asOf).zh),
    ...(unit === undefined ? {} : { 'unit.name': quotedRun(unit.name) }),
  };
}

function composeBlock(teller: Teller, block: TemplateBlock): DocumentBlock {
  if ('heading' in block)
    return { kind: 'heading', level: block.level, runs: sayText(teller, block.heading) };
  if ('annex' in block) return { kind: 'annex', runs: sayText(teller, block.annex) };
  if ('paragraph' in block) return { kind: 'paragraph', runs: sayPieces(teller, block.paragraph) };
  if ('note' in block) return { kind: 'note', runs: sayPieces(teller, block.note) };
  const { book, state } = teller;
  // One column of the template stands for every status word that occurs.
  const codes = (block.columns ?? tables[block.table].columns).flatMap((code) =>
    code === 'statuses' ? statusColumns(state) : [code],
  );
  const words = new Set<string>(statusColumns(state));
  const lines = linesOf(book, state, block.table);
  return {
    kind: 'table',
    code: block.table,
    columns: codes.map((code) =>
      words.has(code)
        ? { ...columnOf('statuses', statusTitle(code as Parameters<typeof statusTitle>[0])), code }
        : columnOf(code, block.titles[code]),
    ),
    rows: rowsOf(lines, codes, block.by),
    empty: block.empty,
  };
}

function linesOf(book: Book, state: DocumentState, table: keyof typeof tables): Line[] {
  switch (table) {
    case 'matters':
      return matterLines(book, state);
    case 'status_by_group':
      return tallyLines(book, state, tallyByGroup(state));
    case 'status_by_section':
      return tallyLines(book, state, tallyBySection(state));
    case 'units_behind':
      return unitLines(book, state);
    case 'behind':
      return behindLines(book, state);
    case 'changes':
      return changeLines(book, state);
    case 'unreported':
      return state.words
        .filter((words) => words.said === null)
        .map(({ matter, unit }) => ({
          section: matter.section,
          objective: matter.objectives[0] ?? '',
          cells: {
            number: said(matter.number),
            matter: said(matter.title),
            unit: cell(quotedRun(unit.name)),
          },
        }));
    case 'indicators':
      return indicatorLines(book, state.indicators);
    case 'targets':
      return targetLines(book, state);
    case 'tasks':
      return taskLines(book, state);
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Reader } from '../platform/database.ts';
import type { DocumentKind } from './contract-document-content.ts';
import { newestTemplate } from './store-documents.ts';
import { type DocumentTemplate, documentTemplate, type TemplatePiece } from './template-shape.ts';
import { lists, placeholders, tables } from './template-words.ts';

/** Faults of a template, each naming its place: what an office reads when its wording is refused. */
export class TemplateFault extends Error {
  readonly faults: { path: string; message: string }[];

  constructor(faults: { path: string; message: string }[]) {
    super(faults.map((fault) => `${fault.path}: ${fault.message}`).join('; '));
    this.faults = faults;
  }
}

export interface TemplateInForce {
  template: DocumentTemplate;
  /** 1 is the product's example. */
  version: number;
  reason: string;
  yaml: string;
}

const files: Record<DocumentKind, string> = {
  summary: 'summary.yaml',
  special_report: 'special-report.yaml',
  unit_sheet: 'unit-sheet.yaml',
};
const folder = join(import.meta.dirname, '../../../practices/documents');

/** The wording that a kind of document has here: the office's newest version, or else the product's example. */
export async function templateOf(
  reader: Reader,
  tenantId: string,
  kind: DocumentKind,
): Promise<TemplateInForce> {
  const own = await newestTemplate(reader, tenantId, kind);
  const yaml = own?.yaml ?? (await readFile(join(folder, files[kind]), 'utf8'));
  return {
    template: readTemplate(yaml, kind),
    version: own?.version ?? 1,
    reason: own?.reason ?? '',
    yaml,
  };
}

/** A template from its YAML. Throws {@link TemplateFault} naming every unknown placeholder, list, table or column. */
export function readTemplate(yaml: string, kind: DocumentKind): DocumentTemplate {
  const read = documentTemplate.safeParse(parsed(yaml));
  if (!read.success) {
    throw new TemplateFault(
      read.error.issues.map((issue) => ({ path: issue.path.join('.') || 'yaml', message: issue.message })),
    );
  }
  const faults = [
    ...(read.data.kind === kind ? [] : [{ path: 'kind', message: `应为 / must be ${kind}` }]),
    ...faultsOf(read.data),
  ];
  if (faults.length > 0) throw new TemplateFault(faults);
  return read.data;
}

function parsed(yaml: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 20, schema: 'core', logLevel: 'error' });
  } catch (error) {
    throw new TemplateFault([
      { path: 'yaml', message: error instanceof Error ? error.message : String(error) },
    ]);
  }
}

type Fault = { path: string; message: string };

function faultsOf(template: DocumentTemplate): Fault[] {
  const found = wordingFaults(template.title, 'title', []);
  template.blocks.forEach((block, index) => {
    const path = `blocks.${index}`;
    if ('heading' in block) found.push(...wordingFaults(block.heading, path, []));
    if ('annex' in block) found.push(...wordingFaults(block.annex, path, []));
    if ('paragraph' in block) found.push(...pieceFaults(block.paragraph, path));
    if ('note' in block) found.push(...pieceFaults(block.note, path));
    if ('table' in block) {
      const known = columnsOf(block.table);
      for (const column of [...(block.columns ?? []), ...Object.keys(block.titles)]) {
        if (known.includes(column)) continue;
        found.push({ path, message: `没有列 / no column ${column}（${known.join(', ')}）` });
      }
    }
  });
  return found;
}

/** Every column that a table can show. */
export function columnsOf(table: keyof typeof tables): string[] {
  return [...tables[table].columns, ...tables[table].more];
}

function pieceFaults(pieces: readonly TemplatePiece[], path: string): Fault[] {
  return pieces.flatMap((piece, index) => {
    const at = `${path}.${index}`;
    if (typeof piece === 'string') return wordingFaults(piece, at, []);
    if ('each' in piece) {
      return [
        ...wordingFaults(piece.text, at, lists[piece.each].placeholders),
        ...[piece.join, piece.before, piece.after, piece.empty].flatMap((text) =>
          wordingFaults(text, at, []),
        ),
      ];
    }
    return [
      ...wordingFaults(`{${piece.when}}`, at, []),
      ...[piece.text, piece.otherwise].flatMap((text) => wordingFaults(text, at, [])),
    ];
  });
}

/** Finds `{name}` in wording. */
export const placeholder = /\{([^{}]*)\}/g;

function wordingFaults(text: string, path: string, more: readonly string[]): Fault[] {
  return [...text.matchAll(placeholder)].flatMap(([whole, name = '']) =>
    Object.hasOwn(placeholders, name) || more.includes(name)
      ? []
      : [{ path, message: `没有占位符 / no placeholder ${whole}` }],
  );
}

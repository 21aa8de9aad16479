import { uuidv7 } from 'uuidv7';
import type { Tx } from '../platform/database.ts';
import type { LedgerEntry } from './contract-ledger.ts';
import { insertLedger } from './store-ledger.ts';
import { insertMilestones, insertTasks } from './store-tasks.ts';

export interface TaskImport {
  code: string;
  matter: string;
  title: string;
  text?: string | undefined;
  unit?: string | undefined;
  due?: string | undefined;
  milestones: readonly { name: string; due: string }[];
}

export interface LedgerImport {
  code: string;
  /** One of the ledger's kinds, in either language. */
  kind: string;
  title: string;
  /** As printed; '' where the source does not say. */
  level: string;
  unit?: string | undefined;
  matter?: string | undefined;
  state: LedgerEntry['state'];
  period: string;
  printed?: string | undefined;
  source?: string | undefined;
  /** Code of a document of the bundle, or its title. */
  document?: string | undefined;
  note?: string | undefined;
}

/** Finds the id of a code, or stops the import naming what is missing. */
type IdOf = (code: string) => string;

/** Loads tasks with their milestones; answers the ids given to each code. */
export async function importTasks(
  tx: Tx,
  tenantId: string,
  given: readonly TaskImport[],
  idOf: { matter: IdOf; unit: IdOf },
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(given.map(({ code }) => [code, uuidv7()]));
  const rows = given.map((task, sort) => ({
    tenant_id: tenantId,
    id: ids.get(task.code) ?? '',
    code: task.code,
    matter_id: idOf.matter(task.matter),
    title: task.title,
    text: task.text ?? '',
    unit_id: task.unit === undefined ? null : idOf.unit(task.unit),
    due_on: task.due ?? null,
    sort,
    version: 1,
    withdrawn_on: null,
    withdrawn_reason: null,
  }));
  await insertTasks(tx, rows);
  await insertMilestones(
    tx,
    given.flatMap((task) =>
      task.milestones.map((one, sort) => ({
        tenant_id: tenantId,
        id: uuidv7(),
        task_id: ids.get(task.code) ?? '',
        name: one.name,
        due_on: one.due,
        sort,
        withdrawn_on: null,
      })),
    ),
  );
  return ids;
}

/** Loads the ledger of upper-level results. The level keeps its printed words beside the one that filters know. */
export async function importLedger(
  tx: Tx,
  tenantId: string,
  given: readonly LedgerImport[],
  idOf: { matter: IdOf; unit: IdOf; document: (code: string) => string },
): Promise<void> {
  await insertLedger(
    tx,
    given.map((entry, sort) => ({
      tenant_id: tenantId,
      id: uuidv7(),
      code: entry.code,
      kind: kindOf(entry.kind),
      title: entry.title,
      level: levelOf(entry.level),
      level_printed: plainLevel.test(entry.level) ? '' : entry.level,
      unit_id: entry.unit === undefined ? null : idOf.unit(entry.unit),
      matter_id: entry.matter === undefined ? null : idOf.matter(entry.matter),
      state: entry.state,
      period: entry.period,
      printed: entry.printed ?? '',
      source: entry.source ?? '',
      document: entry.document === undefined ? '' : idOf.document(entry.document),
      note: entry.note ?? '',
      sort,
      version: 1,
      withdrawn_on: null,
      withdrawn_reason: null,
    })),
  );
}

const kinds: Readonly<Record<LedgerEntry['kind'], RegExp>> = {
  streak: /^streak$|连冠/,
  pilot: /^pilot$|试点|示范/,
  assessment: /^assessment$|考核|评价|考评|督查/,
  award: /^award$|表彰|激励|奖|荣誉|称号|命名/,
};

function kindOf(word: string): LedgerEntry['kind'] {
  for (const [kind, form] of Object.entries(kinds)) {
    if (form.test(word)) return kind as LedgerEntry['kind'];
  }
  throw new Error(`"${word}" is no kind of the ledger: write assessment, pilot, award or streak.`);
}

const levels = {
  national: /^national$|国家|全国|国务院|中央/,
  provincial: /^provincial$|省/,
  municipal: /^municipal$|市/,
};

/** Words that say no more than the level itself. */
const plainLevel = /^(国家|省|市)级?$|^(national|provincial|municipal)?$/;

function levelOf(printed: string): LedgerEntry['level'] {
  for (const [level, form] of Object.entries(levels)) {
    if (form.test(printed)) return level as LedgerEntry['level'];
  }
  return '';
}

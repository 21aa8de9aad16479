import { compareDuties, type DutyChange } from './compare-duties.ts';
import { compareMatters, type MatterChange } from './compare-matters.ts';
import { type Coming, compareNamed, type NamedChange } from './compare-named.ts';
import { compareNames, type NameChange } from './compare-names.ts';
import { compareTargets, type TargetChange } from './compare-targets.ts';
import { compareTasks, type TaskChange } from './compare-tasks.ts';
import type { RegisterFault, RegisterPreview, RegisterRow } from './contract-register.ts';
import type { RegisterFile } from './read-register-file.ts';
import { type SheetName, sheets } from './register-fields.ts';
import { type HeldRow, type Lookups, lookupsOf, registerRows } from './register-rows.ts';
import type { RegisterState } from './register-state.ts';

/** A thing that the file names and the register does not know. */
export type Creation = RegisterPreview['creates'][number];

/** What a comparison gathers on its way through the sheets. */
export interface Comparing {
  file: RegisterFile;
  state: RegisterState;
  lookups: Lookups;
  standing: Record<SheetName, HeldRow[]>;
  rows: RegisterRow[];
  faults: RegisterFault[];
  notices: RegisterFault[];
  creates: Map<string, Creation>;
  /** Key of a matter (its id, or `new:` and its row) by each code or number that the file may call it. */
  matterKeys: Map<string, string>;
  /** What the sheets of documents and campaigns call things, so that matters may name them so. */
  coming: Coming;
  /** Versions of what the file speaks of: a preview holds only while they do. */
  versions: [string, number][];
}

/** What a workbook would change, in public words and as work to be done. Pure: the same file and state, the same answer. */
export interface Comparison {
  sheets: RegisterPreview['sheets'];
  rows: RegisterRow[];
  faults: RegisterFault[];
  notices: RegisterFault[];
  creates: Creation[];
  versions: [string, number][];
  revisesTargets: boolean;
  work: {
    documents: NamedChange[];
    campaigns: NamedChange[];
    matters: MatterChange[];
    duties: DutyChange[];
    targets: TargetChange[];
    tasks: TaskChange[];
    names: NameChange[];
  };
}

export function compareRegister(file: RegisterFile, state: RegisterState): Comparison {
  const lookups = lookupsOf(state);
  const comparing: Comparing = {
    file,
    state,
    lookups,
    standing: registerRows(state, lookups),
    rows: [],
    faults: [...file.faults],
    notices: [...file.notices],
    creates: new Map(),
    matterKeys: new Map(),
    coming: { documents: new Map(), campaigns: new Map() },
    versions: [],
  };
  const documents = compareNamed(comparing, 'documents');
  const campaigns = compareNamed(comparing, 'campaigns');
  const matters = compareMatters(comparing);
  const duties = compareDuties(comparing);
  const targets = compareTargets(comparing);
  const tasks = compareTasks(comparing);
  const names = compareNames(comparing);
  const count = (sheet: SheetName, state: RegisterRow['state']) =>
    comparing.rows.filter((row) => row.sheet === sheet && row.state === state).length;
  return {
    sheets: (Object.keys(sheets) as SheetName[]).map((sheet) => ({
      sheet,
      present: file.sheets[sheet] !== undefined,
      new: count(sheet, 'new'),
      changed: count(sheet, 'changed'),
      unchanged: count(sheet, 'unchanged'),
      missing: count(sheet, 'missing'),
    })),
    rows: comparing.rows,
    faults: comparing.faults,
    notices: comparing.notices,
    creates: [...comparing.creates.values()],
    versions: comparing.versions,
    revisesTargets: targets.some(({ id }) => id !== null),
    work: { documents, campaigns, matters, duties, targets, tasks, names },
  };
}

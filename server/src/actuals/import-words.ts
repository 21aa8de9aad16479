import { uuidv7 } from 'uuidv7';
import { tasksOf } from '../plans/index.ts';
import { type Ids, idOf } from '../platform/bundle.ts';
import type { Tx } from '../platform/database.ts';
import type { RequestAct, RequestState } from './contract.ts';
import type { Claim } from './shapes.ts';
import {
  type EntryRow,
  insertAll,
  newRequest,
  type ObservationRow,
  type RequestRow,
  type StepRow,
} from './store.ts';

/** The words on a matter as a city brings them along: without `progress` they are still asked for. */
export interface WordsImport {
  matter: string;
  unit: string;
  period: string;
  dueOn: string;
  progress?: string | undefined;
  problems?: string | undefined;
  nextSteps?: string | undefined;
  expectedOn?: string | undefined;
  claims?:
    | readonly {
        task: string;
        /** By its name. */
        milestone?: string | undefined;
        state: Claim['state'];
        percent?: string | undefined;
        words: string;
      }[]
    | undefined;
  /** The day on which they were locked. */
  recordedOn?: string | undefined;
}

/** Who stands for the words that are brought along: the unit's own posts where it has them, else the office's. */
export interface WordsPeople {
  clerk: (unit: string) => string;
  signer: (unit: string) => string;
  reviewer: string;
  office: string;
}

const way: readonly [RequestAct, RequestState, RequestState, keyof WordsPeople][] = [
  ['enter', 'open', 'open', 'clerk'],
  ['hand_over', 'open', 'entered', 'clerk'],
  ['sign_off', 'entered', 'signed', 'signer'],
  ['submit', 'signed', 'submitted', 'signer'],
  ['pass', 'submitted', 'reviewed', 'reviewer'],
  ['lock', 'reviewed', 'locked', 'office'],
];

/** Loads requests for words with what was answered, each answer as a version that was locked on its day. */
export async function importWords(
  tx: Tx,
  tenantId: string,
  given: readonly WordsImport[],
  ids: { unit: Ids; matter: Ids; task: Ids },
  names: Ids,
  people: WordsPeople,
): Promise<void> {
  const tasks = await tasksOf(tx, tenantId, { taskIds: [...ids.task.values()] });
  const milestones = new Map(
    tasks.flatMap((task) => task.milestones.map((one) => [`${task.id} ${one.name}`, one.id] as const)),
  );
  const requests: RequestRow[] = [];
  const entries: EntryRow[] = [];
  const steps: StepRow[] = [];
  const observations: ObservationRow[] = [];
  for (const row of given) {
    const id = uuidv7();
    const unit = idOf(ids.unit, row.unit);
    const matter = idOf(ids.matter, row.matter);
    const asked = { ...newRequest, tenant_id: tenantId, id, matter_id: matter, unit_id: unit };
    const when = { period: row.period, due_on: row.dueOn };
    if (row.progress === undefined || row.recordedOn === undefined) {
      requests.push({ ...asked, ...when });
      continue;
    }
    const at = new Date(`${row.recordedOn}T09:00:00+08:00`);
    const said = { tenant_id: tenantId, request_id: id, at };
    const by = (role: keyof WordsPeople): string => {
      const one = people[role];
      return typeof one === 'string' ? one : one(row.unit);
    };
    requests.push({
      ...asked,
      ...when,
      state: 'locked',
      outside_state: 'locked',
      entry_no: 1,
      submitted_no: 1,
      submitted_on: row.recordedOn,
      locked_no: 1,
    });
    entries.push({
      ...said,
      no: 1,
      value: null,
      missing_reason: '',
      unit: '',
      progress: row.progress,
      problems: row.problems ?? '',
      next_steps: row.nextSteps ?? '',
      explanation: '',
      expected_on: row.expectedOn ?? null,
      claims: JSON.stringify(
        (row.claims ?? []).map((claim): Claim => {
          const taskId = idOf(ids.task, claim.task);
          const milestoneId =
            claim.milestone === undefined ? null : idOf(milestones, `${taskId} ${claim.milestone}`);
          return {
            taskId,
            milestoneId,
            state: claim.state,
            percent: claim.percent ?? null,
            words: claim.words,
          };
        }),
      ),
      by_person: by('clerk'),
    });
    for (const [act, from_state, to_state, role] of way) {
      steps.push({
        ...said,
        id: uuidv7(),
        act,
        from_state,
        to_state,
        entry_no: 1,
        words: '',
        by_person: by(role),
      });
    }
    observations.push({
      ...said,
      id: uuidv7(),
      subject_id: unit,
      indicator_id: null,
      matter_id: matter,
      period: row.period,
      value: null,
      op: '=',
      unit: '',
      value_text: '',
      words: row.progress,
      note: '',
      source: names.get(row.unit) ?? row.unit,
      status: 'final',
      version: 1,
      supersedes: null,
      reason: null,
      target_id: null,
      comparability: null,
      origin: '{}',
      recorded_on: row.recordedOn,
      entry_no: 1,
      entered_by: by('clerk'),
      signed_by: by('signer'),
      reviewed_by: by('reviewer'),
      locked_by: by('office'),
    });
  }
  await insertAll(tx, 'actuals.request', requests);
  await insertAll(tx, 'actuals.entry', entries);
  await insertAll(tx, 'actuals.step', steps);
  await insertAll(tx, 'actuals.observation', observations);
}

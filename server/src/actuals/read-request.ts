import { containsPeriod, tryPeriod } from '@meritloop/engine';
import { readTargets, tasksOf } from '../plans/index.ts';
import type { Caller, Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { personNames } from '../registry/index.ts';
import { neighboursIn, presentFigures, presentHead, readBackground, seriesOf } from './background.ts';
import { checkEntry } from './check-entry.ts';
import { checkWords } from './check-words.ts';
import type * as contract from './contract.ts';
import { type LoadedRequest, loadRequest, shownEntryNo } from './load-request.ts';
import {
  asksFigure,
  claimsOf,
  type EntryRow,
  entriesAt,
  latestEntries,
  type StepRow,
  stepsOf,
} from './store.ts';
import { earlierWords } from './store-words.ts';

type PageQuery = Caller & { reader: Reader };

/** Everything that one request is worked on with: what was typed, the way it went, earlier figures, the targets. */
export async function readRequest(query: Query<typeof contract.readRequest>) {
  const { reader } = query;
  return presentPage(query, await loadRequest(query, reader, query.params.request, 'read'));
}

/** A request that was loaded, whole. */
export async function presentPage(query: PageQuery, loaded: LoadedRequest) {
  const { reader, tenant, today } = query;
  const { row, indicator, matter, sight } = loaded;
  const [background, steps, targets, tasks, before] = await Promise.all([
    readBackground(reader, query, [loaded]),
    stepsOf(reader, tenant.id, row.id),
    asksFigure(row)
      ? readTargets(reader, tenant.id, today, {
          indicatorId: row.indicator_id,
          subjectId: row.subject_id,
        })
      : [],
    matter === null ? [] : tasksOf(reader, tenant.id, { matterIds: [matter.id] }),
    earlierWords(reader, tenant.id, row, wordsListed),
  ]);
  const submitted = new Set(steps.filter((step) => step.act === 'submit').map((step) => step.entry_no));
  const shownEntries = await entriesShown(query, loaded, submitted);
  const shownSteps = steps.filter(
    (step, index) => sight === 'inside' || isSeenOutside(step, steps[index + 1]),
  );
  const names = await personNames(
    reader,
    tenant.id,
    [...shownEntries, ...shownSteps].map((one) => one.by_person),
  );
  const post = (id: string) => names.get(id) ?? { zh: '', en: '' };
  const current = shownEntries.find((entry) => entry.no === shownEntryNo(row, sight));
  const period = tryPeriod(row.period);
  return {
    ...presentHead(background, query, loaded),
    entries: shownEntries.map((entry) => presentEntry(entry, submitted, post)),
    steps: shownSteps.map((step) => presentStep(step, sight, post)),
    warnings:
      current === undefined
        ? []
        : indicator === null
          ? checkWords({
              progress: current.progress,
              expectedOn: current.expected_on,
              today,
              last: before[0] ?? null,
            })
          : checkEntry({
              value: current.value,
              missingReason: current.missing_reason,
              period: row.period,
              indicator,
              neighbours: neighboursIn(background, row),
            }),
    tasks: tasks.map(({ id, title, text, unit, dueOn, milestones }) => ({
      id,
      title,
      text,
      unit,
      dueOn,
      milestones: milestones.map((one) => ({ id: one.id, name: one.name, dueOn: one.dueOn })),
    })),
    earlierWords: before.map((one) => ({
      period: one.period,
      progress: one.progress,
      problems: one.problems,
      nextSteps: one.next_steps,
      expectedOn: one.expected_on,
      lockedOn: one.locked_on,
    })),
    series: await presentFigures(reader, tenant.id, seriesOf(background, row)),
    targets: targets
      .filter((target) => {
        const whole = tryPeriod(target.period);
        return period !== null && whole !== null && containsPeriod(whole, period);
      })
      .map(({ id, period: of, op, unit, matter, tiers }) => ({
        id,
        period: of,
        op,
        unit,
        matter: { number: matter.number, title: matter.title },
        tiers,
      })),
  };
}

/** As many earlier words are shown beside the new ones. */
const wordsListed = 6;

/** As many of the unit's own drafts as are listed; what was submitted is listed however old it is. */
const draftsListed = 50;

/** Newest first: inside the unit its latest drafts too, outside nothing but what was submitted is even read. */
async function entriesShown(
  { reader, tenant }: PageQuery,
  { row, sight }: LoadedRequest,
  submitted: ReadonlySet<number>,
): Promise<EntryRow[]> {
  const [marked, drafts] = await Promise.all([
    entriesAt(
      reader,
      tenant.id,
      [...submitted].map((no) => ({ requestId: row.id, no })),
    ),
    sight === 'inside' ? latestEntries(reader, tenant.id, row.id, draftsListed) : [],
  ]);
  const byNo = new Map([...marked, ...drafts].map((entry) => [entry.no, entry]));
  return [...byNo.values()].sort((a, b) => b.no - a.no);
}

/** What happens inside the unit is its own; a signature is seen outside once what it signs was submitted. */
function isSeenOutside(step: StepRow, next: StepRow | undefined): boolean {
  if (step.act === 'hand_over' || step.act === 'send_back') return false;
  return step.act !== 'sign_off' || next?.act === 'submit';
}

type Post = (id: string) => { zh: string; en: string };

function presentEntry(entry: EntryRow, submitted: ReadonlySet<number>, post: Post) {
  return {
    no: entry.no,
    value: entry.value,
    missingReason: entry.missing_reason,
    unit: entry.unit,
    progress: entry.progress,
    problems: entry.problems,
    nextSteps: entry.next_steps,
    explanation: entry.explanation,
    expectedOn: entry.expected_on,
    claims: claimsOf(entry.claims),
    by: post(entry.by_person),
    at: entry.at.toISOString(),
    submitted: submitted.has(entry.no),
  };
}

function presentStep(step: StepRow, sight: 'inside' | 'outside', post: Post) {
  // Outside, a correction that was withdrawn was open all the time, whatever the unit did with it.
  const from =
    sight === 'outside' && step.act === 'withdraw' && step.from_state !== 'returned'
      ? 'open'
      : step.from_state;
  return {
    act: step.act,
    from,
    to: step.to_state,
    entryNo: step.entry_no,
    words: step.words,
    by: post(step.by_person),
    at: step.at.toISOString(),
  };
}

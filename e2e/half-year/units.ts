import { loadMatters } from '../../examples/simulated-city/catalogue.ts';
import * as actuals from '../../server/src/actuals/contract.ts';
import type { Story } from '../../server/testing/story.ts';
import { clerkOf, figureInJune, signerOf, whole } from './city.ts';

const promised = loadMatters();
const lastOfJune = '2026-06-30';

/** What a unit types into one request. */
export interface Typed {
  body: actuals.EntryBody;
  /** Code of the indicator and of the subject, or of the matter. */
  of: string;
}

/** The tasks of a matter as the unit would report them at the end of June, by the names of the milestones. */
function milestonesInJune(task: string): { name: string; state: 'reached' | 'missed' | 'ongoing' }[] {
  const found = promised.flatMap(({ tasks }) => tasks).find(({ title }) => title === task);
  if (!found) throw new Error(`${task}: no such task`);
  return found.milestones
    .filter(({ due }) => due <= lastOfJune)
    .map(({ name, slip = '' }) => ({ name, state: slip > lastOfJune ? 'missed' : 'reached' }));
}

/** The office's own word on a task of so many milestones: late, done, under way, or nothing due yet. */
export function wordOn(task: string, milestones: number): 'behind' | 'done' | 'on_pace' | 'not_due' {
  const states = milestonesInJune(task);
  if (states.some(({ state }) => state === 'missed')) return 'behind';
  if (states.length === milestones) return 'done';
  return states.length === 0 ? 'not_due' : 'on_pace';
}

/** What a unit types into a request: the figure of the simulation with a sharper end, or its words and claims. */
export async function typedFor(
  story: Story,
  unit: string,
  request: actuals.RequestHead,
  codeOf: ReadonlyMap<string, string>,
): Promise<Typed> {
  if (request.indicator !== null) {
    const indicator = whole.indicators.find(({ name }) => name === request.indicator?.name);
    const subject = codeOf.get(request.subject?.id ?? '') ?? '';
    const value = indicator && figureInJune(indicator.code, subject);
    if (indicator === undefined || value === undefined)
      throw new Error(`${unit} is asked for what the simulation does not have: ${request.indicator.name}`);
    const sharp =
      indicator.sourceKind === 'official' && indicator.measure !== 'rank' ? sharpened(value) : value;
    return { of: `${indicator.code} ${subject}`, body: { value: sharp, explanation: '已与台账核对。' } };
  }
  const matter = whole.matters.find(({ number }) => number === request.matter?.number);
  if (!matter) throw new Error(`${unit} is asked about no matter of the register`);
  const told = whole.words?.findLast((one) => one.matter === matter.code && one.progress !== undefined);
  const clerk = await story.as(clerkOf(unit));
  const { body: page } = await clerk.call(actuals.readRequest, { params: { request: request.id } });
  const claims = page.tasks.flatMap((task) => {
    const states = milestonesInJune(task.title);
    const late = states.some(({ state }) => state === 'missed');
    const all = states.length === task.milestones.length && !late;
    return [
      { taskId: task.id, state: all ? ('reached' as const) : ('ongoing' as const), percent: '50', words: '' },
      ...states.map(({ name, state }) => ({
        taskId: task.id,
        milestoneId: task.milestones.find((one) => one.name === name)?.id ?? '',
        state,
        words: '',
      })),
    ];
  });
  return {
    of: matter.code,
    body: {
      progress: `上半年，${matter.title}：${told?.progress?.split('。').at(-2) ?? ''}。`,
      problems: told?.problems ?? '',
      nextSteps: told?.nextSteps ?? '按计划推进。',
      claims,
    },
  };
}

/** An official figure with more digits than anything else in the city has, so that a trace of it cannot be chance. */
function sharpened(value: string): string {
  return `${value}${value.includes('.') ? '' : '.'}7193`;
}

/** Everything a unit was asked for and has not submitted is typed, each once; answers what was typed by request. */
export async function enterAll(
  story: Story,
  unit: string,
  codeOf: ReadonlyMap<string, string>,
  kind?: 'figure' | 'words',
): Promise<Map<string, Typed>> {
  const clerk = await story.as(clerkOf(unit));
  const { body } = await clerk.call(actuals.listRequests, { query: { size: 200, state: 'open', kind } });
  const typed = new Map<string, Typed>();
  for (const request of body.requests) {
    const one = await typedFor(story, unit, request, codeOf);
    const { status, body: answer } = await clerk.call(actuals.enter, {
      params: { request: request.id },
      ifMatch: request.version,
      body: one.body,
    });
    if (status !== 200) throw new Error(`${unit} ${one.of}: ${JSON.stringify(answer.error)}`);
    typed.set(request.id, one);
  }
  return typed;
}

/** What was typed goes to the unit's signer, who signs it off and submits it. */
export async function signAll(story: Story, unit: string, requests: readonly string[]): Promise<void> {
  const clerk = await story.as(clerkOf(unit));
  const signer = await story.as(signerOf(unit));
  const { body } = await clerk.call(actuals.listRequests, { query: { size: 200 } });
  const mine = body.requests.filter(({ id }) => requests.includes(id));
  const handed = await clerk.call(actuals.actOnMany, {
    body: { act: 'hand_over', requests: mine.map(({ id, version }) => ({ id, version })) },
  });
  if (handed.status !== 200) throw new Error(`${unit}: ${JSON.stringify(handed.body.error)}`);
  const signed = await signer.call(actuals.actOnMany, {
    body: { act: 'sign_and_submit', requests: handed.body.done.map(({ id, version }) => ({ id, version })) },
  });
  if (signed.status !== 200) throw new Error(`${unit}: ${JSON.stringify(signed.body.error)}`);
}

/** Takes everything that waits for a post one step on; answers how many. */
export async function takeOn(story: Story, who: string, act: 'pass' | 'lock'): Promise<number> {
  const actor = await story.as(who);
  const state = act === 'pass' ? 'submitted' : 'reviewed';
  const waiting: actuals.RequestHead[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await actor.call(actuals.listRequests, { query: { state, size: 200, page } });
    waiting.push(...body.requests);
    if (body.requests.length < 200) break;
  }
  const { status, body } = await actor.call(actuals.actOnMany, {
    body: { act, requests: waiting.map(({ id, version }) => ({ id, version })) },
  });
  if (status !== 200) throw new Error(`${who} ${act}: ${JSON.stringify(body.error)}`);
  return waiting.length;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStory, type Story } from '../../testing/story.ts';
import { readTargets, type Target } from '../plans/index.ts';
import { findTenant } from '../platform/tenants.ts';
import { transact } from '../platform/transact.ts';
import type { CaseFile } from './contract.ts';
import * as contract from './contract.ts';
import { installProcedure } from './install-procedure.ts';
import { readProcedure } from './read-procedure.ts';

const file = join(import.meta.dirname, '../../../practices/supervision/procedure.yaml');

/** The supervision procedure as it ships. */
export const supervision = readProcedure(await readFile(file, 'utf8'), 'procedure.yaml');

export const openingForm = { reason: '6月投资进度低于序时', demand: '一个月内提出并落实追赶措施' };

/** What a sound form of each step says, in the small city whose day is 2026-07-07. */
export const forms: Record<string, Record<string, string>> = {
  approve: { opinion: '同意立项' },
  assign: { due_on: '2026-07-28', note: '请按时反馈' },
  accept: {},
  feedback: {
    progress: '已新开工两个项目',
    next_steps: '本月再开工一个项目',
    evidence: '投资项目台账2026年7月',
  },
  review: { opinion: '属实' },
  return: { opinion: '未说明缺口如何补齐', due_on: '2026-07-14' },
  resolve: { conclusion: '措施已落实，进度恢复' },
  close_out: { check: '核对了项目台账', evidence: '投资项目台账2026年7月' },
};

export interface OrderStory {
  story: Story;
  /** Targets of the small city by code. */
  target(code: string): Target;
  unitId(name: string): string;
  /** Opens an order by hand as `office` on a target of county A unless told otherwise. */
  open(code: string, unit?: string): Promise<CaseFile>;
  /** Takes a step with its sound form, or the one given; throws unless it is accepted. */
  take(who: string, file: CaseFile, transition: string, form?: Record<string, string>): Promise<CaseFile>;
  /** Takes several steps, each by its post. */
  takeAll(file: CaseFile, steps: readonly (readonly [who: string, transition: string])[]): Promise<CaseFile>;
}

/** The small city with the supervision procedure in force. */
export async function openOrderStory(options: { webRoot?: string } = {}): Promise<OrderStory> {
  const story = await openStory(options);
  await transact(story.db, (tx) => installProcedure(tx, story.tenant, supervision));
  const tenant = await findTenant(story.db, story.tenant);
  const targets = await readTargets(story.db, story.tenant, tenant?.pinnedDay ?? '');
  const units = new Map(targets.map((one) => [one.subject.name, one.subject.id]));
  for (const one of targets)
    for (const { unit } of one.duties) if (unit !== null) units.set(unit.name, unit.id);

  const target = (code: string): Target => {
    const found = targets.find((one) => one.code === code);
    if (found === undefined)
      throw new Error(`No target ${code}: ${targets.map((one) => one.code).join(', ')}`);
    return found;
  };
  const unitId = (name: string): string => {
    const found = units.get(name);
    if (found === undefined) throw new Error(`No unit ${name}: ${[...units.keys()].join(', ')}`);
    return found;
  };
  const take: OrderStory['take'] = async (who, at, transition, form = forms[transition] ?? {}) => {
    const actor = await story.as(who);
    const answered = await actor.call(contract.advanceCase, {
      params: { id: at.id },
      body: { transition, form },
      ifMatch: at.version,
    });
    if (answered.status !== 200) {
      throw new Error(`${who} ${transition}: ${answered.status} ${JSON.stringify(answered.body)}`);
    }
    return answered.body;
  };
  return {
    story,
    target,
    unitId,
    take,
    async open(code, unit = '甲县') {
      const office = await story.as('office');
      const answered = await office.call(contract.openCase, {
        body: {
          procedure: 'supervision',
          targetId: target(code).id,
          unitId: unitId(unit),
          title: '推进工业投资',
          form: openingForm,
        },
      });
      if (answered.status !== 200) throw new Error(`open: ${JSON.stringify(answered.body)}`);
      return answered.body;
    },
    async takeAll(start, steps) {
      let at = start;
      for (const [who, transition] of steps) at = await take(who, at, transition);
      return at;
    },
  };
}

/** The posts that carry an order from approval to the unit's answer. */
export const toAnswer = [
  ['office-2', 'approve'],
  ['office', 'assign'],
  ['clerk-a', 'accept'],
  ['signer-a', 'feedback'],
] as const;

/** … and from the answer to its end. */
export const toEnd = [
  ['reviewer', 'review'],
  ['office', 'resolve'],
  ['office-2', 'close_out'],
] as const;

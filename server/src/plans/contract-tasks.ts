import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { abilities, bilingual, endpoint, oneOfTenant, version } from '../platform/endpoint.ts';

/** Most milestones of one task, and most tasks of one matter. */
const milestoneLimit = 30;
const taskLimit = 200;

const day = dayText;

export const milestone = z.object({ id: z.string(), name: z.string(), dueOn: z.string() });
export type Milestone = z.infer<typeof milestone>;

/** A qualitative task 任务 of a matter with its milestones 节点, in their order. */
export const task = z.object({
  id: z.string(),
  code: z.string(),
  matterId: z.string(),
  title: z.string(),
  text: z.string(),
  /** Who answers for it, where that is not the matter's lead. */
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  dueOn: z.string().nullable(),
  milestones: z.array(milestone),
  version,
  withdrawn: z.object({ on: z.string(), reason: z.string() }).nullable(),
});
export type Task = z.infer<typeof task>;

/** What of a task may be edited. */
const content = z.object({
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().max(2000).default(''),
  unitId: z.uuid().nullable().default(null),
  dueOn: day.nullable().default(null),
  milestones: z
    .array(z.object({ id: z.uuid().optional(), name: z.string().trim().min(1).max(100), dueOn: day }))
    .max(milestoneLimit)
    .default([]),
});

/** A revision of a task: what it was before, and why it was changed. */
export const taskRevision = z.object({
  no: z.number().int(),
  onDay: z.string(),
  by: bilingual.nullable(),
  reason: z.string(),
  /** Due days that were moved: of the task (`milestone` null) or of a milestone, from and to. */
  moved: z.array(
    z.object({ milestone: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  /** Everything else that changed, in words: title, text, unit, milestones added or withdrawn. */
  changed: z.array(bilingual),
});
export type TaskRevision = z.infer<typeof taskRevision>;

const taskWithHistory = task.extend({ revisions: z.array(taskRevision), abilities });

const ofMatter = z.object({ tenant: z.string(), matterId: z.uuid() });
const reason = z.string().trim().min(4).max(500);

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/:tenant/matters/:matterId/tasks',
  summary: 'Tasks of a matter with their milestones, revisions and what was withdrawn',
  params: ofMatter,
  reply: z.object({
    tasks: z.array(taskWithHistory),
    withdrawn: z.array(taskWithHistory),
    /** Units that can be named as responsible: id and name. */
    units: z.array(z.object({ id: z.string(), name: z.string() })),
    abilities,
  }),
});

export const addTask = endpoint({
  method: 'POST',
  path: '/api/:tenant/matters/:matterId/tasks',
  summary: 'Add a task with its milestones to a matter',
  params: ofMatter,
  body: content,
  reply: taskWithHistory,
});

export const editTask = endpoint({
  method: 'PUT',
  path: '/api/:tenant/tasks/:id',
  summary: 'Change a task; a moved due day needs a reason, and the old day stays readable',
  params: oneOfTenant,
  body: content.extend({ reason: z.string().trim().max(500).default('') }),
  reply: taskWithHistory,
});

export const orderTasks = endpoint({
  method: 'PUT',
  path: '/api/:tenant/matters/:matterId/tasks/order',
  summary: 'Put the tasks of a matter into another order',
  params: ofMatter,
  body: z.object({
    /** The order that was seen, and the one wanted; both name every task of the matter once. */
    from: z.array(z.uuid()).max(taskLimit),
    to: z.array(z.uuid()).max(taskLimit),
  }),
  reply: z.object({ taskIds: z.array(z.string()) }),
});

export const withdrawTask = endpoint({
  method: 'POST',
  path: '/api/:tenant/tasks/:id/withdraw',
  summary: 'Withdraw a task with the reason; it stays readable',
  params: oneOfTenant,
  body: z.object({ reason }),
  reply: taskWithHistory,
});

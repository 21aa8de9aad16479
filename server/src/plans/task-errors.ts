import { refusals } from '../platform/refusal.ts';
import type { Tenant } from '../platform/tenants.ts';

export const refuse = refusals('plans', {
  task_reason_missing: {
    status: 422,
    zh: {
      what: '修改没有保存。',
      why: '时限有调整或节点有撤回，但没有说明理由（至少 4 个字）。',
      todo: '请填写理由后再保存；原时限会保留可查。',
    },
    en: {
      what: 'The change was not saved.',
      why: 'A due day was moved or a milestone withdrawn, and no reason (at least 4 characters) is given.',
      todo: 'Write the reason and save again; the old day stays readable.',
    },
  },
  task_withdrawn: {
    status: 409,
    zh: {
      what: '该任务已撤回，不能再修改。',
      why: '撤回的任务只保留查阅。',
      todo: '如需恢复，请新增一项任务。',
    },
    en: {
      what: 'This task is withdrawn and cannot be changed.',
      why: 'A withdrawn task is kept for reading only.',
      todo: 'Add a new task if the work goes on.',
    },
  },
  task_matter_withdrawn: {
    status: 409,
    zh: { what: '没有新增任务。', why: '该事项已撤回。', todo: '请在有效的事项下新增。' },
    en: {
      what: 'No task was added.',
      why: 'The matter is withdrawn.',
      todo: 'Add it to a matter in force.',
    },
  },
  task_unit_unknown: {
    status: 422,
    zh: { what: '修改没有保存。', why: '所选责任单位不存在或已失效。', todo: '请从名单中重新选择。' },
    en: {
      what: 'The change was not saved.',
      why: 'The responsible unit does not exist or is no longer valid.',
      todo: 'Choose one from the list.',
    },
  },
  task_milestone_unknown: {
    status: 422,
    zh: { what: '修改没有保存。', why: '有节点不属于该任务，或名称重复。', todo: '请刷新后重新填写。' },
    en: {
      what: 'The change was not saved.',
      why: 'A milestone is not one of this task, or a name occurs twice.',
      todo: 'Reload and fill it in again.',
    },
  },
  task_order_stale: {
    status: 412,
    zh: { what: '顺序没有保存。', why: '任务清单已被他人更新。', todo: '请刷新后重新排序。' },
    en: {
      what: 'The order was not saved.',
      why: 'Someone changed the list of tasks meanwhile.',
      todo: 'Reload and order again.',
    },
  },
  task_order_incomplete: {
    status: 422,
    zh: { what: '顺序没有保存。', why: '新顺序没有恰好列出每项任务一次。', todo: '请刷新后重新排序。' },
    en: {
      what: 'The order was not saved.',
      why: 'The new order does not name every task exactly once.',
      todo: 'Reload and order again.',
    },
  },
  ledger_unfounded: {
    status: 422,
    zh: {
      what: '条目没有保存。',
      why: '已取得、未取得须写明来源或文件；连冠须照录原文。',
      todo: '请补充来源；尚未公布的只能登记为“有望”。',
    },
    en: {
      what: 'The entry was not saved.',
      why: 'Achieved and missed need a source or document; a streak needs its printed words.',
      todo: 'Add the source; what is not announced yet is recorded as expected.',
    },
  },
  ledger_reference: {
    status: 422,
    zh: {
      what: '条目没有保存。',
      why: '所选单位、事项或期间不存在。',
      todo: '请从名单中重新选择，期间写成 2026、2026-H1、2026-06 等。',
    },
    en: {
      what: 'The entry was not saved.',
      why: 'The unit, matter or period does not exist.',
      todo: 'Choose from the lists; write the period as 2026, 2026-H1, 2026-06 …',
    },
  },
  ledger_withdrawn: {
    status: 409,
    zh: { what: '该条目已撤回，不能再修改。', why: '撤回的条目只保留查阅。', todo: '如需恢复，请新增条目。' },
    en: {
      what: 'This entry is withdrawn and cannot be changed.',
      why: 'A withdrawn entry is kept for reading only.',
      todo: 'Add a new entry if it is needed.',
    },
  },
  task_published_only: {
    status: 409,
    zh: {
      what: '公开数据城市不办理此事项。',
      why: '这里只有真实单位的公开数据，任务和台账均来自公开文件，不在此修改。',
      todo: '请在模拟城市或本单位的工作城市中办理。',
    },
    en: {
      what: 'This is not done in a city of published figures.',
      why: 'It holds what real bodies published; its tasks and ledger come from public files and are not edited.',
      todo: 'Do this in the simulated city, or in your own working city.',
    },
  },
});

/** A city of real names is read only. */
export function refusePublishedTask(tenant: Tenant): void {
  if (tenant.kind === 'published') throw refuse.task_published_only();
}

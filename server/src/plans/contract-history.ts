import { cellHistory } from '../platform/cell-history.ts';
import { endpoint, oneOfTenant } from '../platform/endpoint.ts';

/** 历史 of a target: how its tiers and terms were revised. */
export const readTargetHistory = endpoint({
  method: 'GET',
  path: '/api/:tenant/history/targets/:id',
  summary: 'How a target was revised: what it was and became, why, by which document and by whom',
  params: oneOfTenant,
  reply: cellHistory,
});

/** 历史 of a task and its milestones. */
export const readTaskHistory = endpoint({
  method: 'GET',
  path: '/api/:tenant/history/tasks/:id',
  summary: 'How a task and its milestones were changed: what they were and became, why and by whom',
  params: oneOfTenant,
  reply: cellHistory,
});

import { readFigureHistory } from '@meritloop/server/contract/actuals';
import { readTargetHistory, readTaskHistory } from '@meritloop/server/contract/plans';
import type { CellHistory } from '@meritloop/server/platform/cell-history';
import { call } from '../api/call.ts';
import { answerKey } from '../api/useAnswer.ts';

/** Where the history of a cell comes from, when someone asks for it. */
export interface HistorySource {
  key: readonly unknown[];
  load: (signal: AbortSignal) => Promise<CellHistory>;
}

/** One figure: an indicator of a subject in a period. */
export function figureHistory(
  tenant: string,
  cell: { indicator: string; subject: string; period: string },
): HistorySource {
  const params = { tenant, ...cell };
  return {
    key: answerKey(readFigureHistory, { params }),
    load: (signal) => call(readFigureHistory, { params, signal }),
  };
}

/** The tiers and terms of a target. */
export function targetHistory(tenant: string, id: string): HistorySource {
  const params = { tenant, id };
  return {
    key: answerKey(readTargetHistory, { params }),
    load: (signal) => call(readTargetHistory, { params, signal }),
  };
}

/** A task with its milestones. */
export function taskHistory(tenant: string, id: string): HistorySource {
  const params = { tenant, id };
  return {
    key: answerKey(readTaskHistory, { params }),
    load: (signal) => call(readTaskHistory, { params, signal }),
  };
}

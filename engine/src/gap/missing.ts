import { dayWords } from '../calendar/period-words.ts';
import { because, type Reason } from '../quantity/reason.ts';
import type { Status } from './status.ts';
import type { TargetRow } from './target.ts';
import type { World } from './world.ts';

/**
 * What the absence of any figure means as of the day. Nothing is held against anyone before a stated date: until the
 * due day it is 未到期 while the period runs and 待发布 once it has ended; after the due day it is 未报送. Without a
 * due day the period's own end stands for it.
 */
export function missingStatus(target: TargetRow, world: World): { status: Status; reason: Reason } {
  const { period, due } = target;
  const running = world.asOf < period.end;
  if (due !== null && world.asOf > due) {
    const by = dayWords(due);
    return {
      status: 'not_reported',
      reason: because('overdue', `应于${by.zh}前发布或报送，尚无数据`, `due by ${by.en}, no figure yet`),
    };
  }
  if (running) {
    const end = dayWords(due ?? period.end);
    return {
      status: 'not_due',
      reason: because('not_due', `${end.zh}到期，期内尚无数据`, `due ${end.en}, no figure of the period yet`),
    };
  }
  if (due !== null) {
    const by = dayWords(due);
    return {
      status: 'awaiting_release',
      reason: because(
        'awaiting_release',
        `期间已结束，${by.zh}发布`,
        `the period is over; release on ${by.en}`,
      ),
    };
  }
  return {
    status: 'not_reported',
    reason: because(
      'period_over',
      '期间已结束，尚无数据，也没有约定发布日期',
      'the period is over without a figure, and no release date is stated',
    ),
  };
}

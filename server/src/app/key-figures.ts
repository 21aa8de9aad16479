import { dayWords } from '@meritloop/engine';
import { isBehind, isOnTrack } from '../gaps/index.ts';
import type { GatheredTarget } from './target-lines.ts';

/** At most four figures that open the cockpit, each a count with how it came about and the list behind it. */
export function keyFigures(
  all: readonly GatheredTarget[],
  known: {
    changes: { since: string; worse: number } | null;
    due: { total: number; until: string };
  },
) {
  const reached = all.filter(({ judgement }) => isOnTrack(judgement.status)).length;
  const behind = all.filter(({ judgement }) => isBehind(judgement.status)).length;
  const judged = reached + behind;
  const until = dayWords(known.due.until);
  return [
    {
      code: 'met' as const,
      value: reached,
      of: judged,
      says: {
        zh: `已完成、超序时或达序时的目标；${judged} 个目标已有可比数据，其余 ${all.length - judged} 个未到期、待发布、待下达、未报送或待判定，不计入`,
        en: `done, ahead of or on pace; ${judged} targets have a figure to be held against, the other ${all.length - judged} are not due, awaited, not reported or wait for a person`,
      },
      link: '/register?kind=target&status=met',
    },
    {
      code: 'behind' as const,
      value: behind,
      of: judged,
      says: { zh: '滞后和严重滞后的目标', en: 'targets behind or far behind' },
      link: '/register?kind=target&status=short',
    },
    ...(known.changes === null
      ? []
      : [
          {
            code: 'worse' as const,
            value: known.changes.worse,
            of: null,
            says: {
              zh: `${dayWords(known.changes.since).zh}以来状态转差的变化（次）`,
              en: `changes for the worse since ${dayWords(known.changes.since).en}`,
            },
            link: '/gaps',
          },
        ]),
    {
      code: 'due' as const,
      value: known.due.total,
      of: null,
      says: {
        zh: `今天至${until.zh}到期的发布、报送、目标、任务、节点和督办`,
        en: `releases, reports, targets, tasks, milestones and orders due from today until ${until.en}`,
      },
      link: '/calendar',
    },
  ];
}

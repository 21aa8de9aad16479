import type { Outcome } from '../assessment.ts';
import { because, type Reason } from '../quantity/reason.ts';
import { missingOf } from './missing-item.ts';

/** What a reader of one subject's result must know: missing figures and their consequence, vetoes, no place. */
export function subjectNotes(outcome: Outcome, subject: number): Reason[] {
  const { plan, results } = outcome;
  const notes: Reason[] = [];
  for (const leaf of plan.leaves) {
    const missing = missingOf(outcome, leaf, subject);
    if (missing) notes.push(missing.reason);
  }
  for (const [list, flags] of [
    [plan.vetoes, results.vetoes],
    [plan.promotions, results.promotions],
  ] as const)
    list.forEach(({ node }, k) => {
      if (((flags[subject] as number) & (1 << k)) === 0) return;
      const document = node.document ?? '';
      notes.push(
        'effect' in node
          ? because('veto', `一票否决：${node.name.zh}（${document}）`, `veto: ${node.name.en} (${document})`)
          : because('promotion', `晋档：${node.name.zh}`, `promoted: ${node.name.en}`),
      );
    });
  const score = results.score[subject] as number;
  if (plan.panel.axis.subjects[subject]?.assessed === 'unranked')
    notes.push(because('unranked', '参加考核，不参加排名', 'assessed, not ranked'));
  else if (Number.isNaN(score) && notes.length === 0)
    notes.push(
      because('not_scored', '本组没有可计分的项目', 'nothing in the scheme is scored for this group'),
    );
  return notes;
}

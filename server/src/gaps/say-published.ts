import { parsePeriod, periodWords, type TraceNode } from '@meritloop/engine';
import type { Bilingual } from '../platform/endpoint.ts';
import type { Judged } from './judge-targets.ts';

/** Absences that the engine words for a city's own register: who should have reported, by when. */
const absences = new Set(['period_over', 'overdue', 'awaiting_release', 'not_due']);

/**
 * A judgement of a real city, where only what was published may be said: no forecast and no required rate of ours,
 * and an absent figure is one that we have not seen published, never one that somebody failed to report.
 */
export function sayPublished(judged: Judged, period: string): Judged {
  const trace = without(judged.trace, '预测');
  const noForecast = { code: 'published', text: noForecastHere };
  const plain = { ...judged, forecast: null, noForecast, requiredRate: null, trace };
  const { reason } = judged;
  if (reason === null || !absences.has(reason.code)) return plain;
  const words = periodWords(parsePeriod(period));
  const said: Bilingual = {
    zh: `尚未见到${words.zh}的公布数据`,
    en: `no figure for ${words.en} was found published`,
  };
  return {
    ...plain,
    reason: { code: reason.code, text: said },
    sentence: said,
    trace: reworded(trace, reason.text, said),
  };
}

const noForecastHere = {
  zh: '公开数据城市不作预测',
  en: 'nothing is foreseen in a city of published figures',
};

function without(node: TraceNode, label: string): TraceNode {
  return {
    ...node,
    children: node.children
      .filter((child) => !child.label.zh.startsWith(label))
      .map((child) => without(child, label)),
  };
}

/** The same tree with one text said otherwise, wherever it stands. */
function reworded(node: TraceNode, from: Bilingual, to: Bilingual): TraceNode {
  const say = (text: Bilingual) => (text.zh === from.zh ? to : text);
  return {
    ...node,
    ...(node.rule === undefined ? {} : { rule: say(node.rule) }),
    ...(node.reason === undefined ? {} : { reason: say(node.reason) }),
    children: node.children.map((child) => reworded(child, from, to)),
  };
}

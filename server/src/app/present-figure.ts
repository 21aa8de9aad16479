import type { Observation } from '../actuals/index.ts';
import type { Figure } from './contract.ts';

/** An observation as pages show it: the printed figure with where it comes from. */
export function presentFigure(observation: Observation): Figure {
  return {
    observationId: observation.id,
    period: observation.period,
    value: observation.value,
    op: observation.op,
    unit: observation.unit,
    valueText: observation.valueText,
    words: observation.words,
    note: observation.note,
    status: observation.status,
    version: observation.version,
    reason: observation.reason,
    comparability: observation.comparability,
    source: { name: observation.source, ...observation.origin },
    recordedOn: observation.recordedOn,
  };
}

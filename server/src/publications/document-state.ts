import type { Status, TraceNode } from '@meritloop/engine';
import type { Observation } from '../actuals/index.ts';
import type { Judged } from '../gaps/index.ts';
import type { Target } from '../plans/index.ts';
import type { Bilingual } from '../platform/endpoint.ts';

/** A unit as documents speak of it, in the order of the register. */
export interface UnitView {
  id: string;
  code: string;
  name: string;
  order: number;
  /** The city itself, which answers for nothing: its lead units do. */
  whole: boolean;
  /** Assessment group of the day; null for a unit in none. */
  group: { code: string; name: string } | null;
}

export interface MatterView {
  id: string;
  code: string;
  number: string;
  title: string;
  section: string;
  objectives: string[];
  /** Responsible units as printed or named, lead units first. */
  owners: { text: string; role: 'lead' | 'co'; unitIds: string[] }[];
}

interface JudgedThing {
  /** Key of what the document keeps of it; made of its code, which outlives a new import. */
  key: string;
  id: string;
  name: string;
  matter: MatterView;
  /** Who answers for it: the measured unit itself, or the first lead unit where the whole city is measured. */
  unit: UnitView | null;
  /** What it is judged now, and with what was known of the period before. */
  status: Status;
  before: Status;
  says: Bilingual;
  trace: TraceNode | null;
}

export interface TargetItem extends JudgedThing {
  kind: 'target';
  target: Target;
  judged: Judged;
  promise: string;
  /** The figure that decided; null where none may be compared. */
  figure: Observation | null;
}

export interface TaskItem extends JudgedThing {
  kind: 'task';
  due: string | null;
  percent: string | null;
  milestones: { name: string; dueOn: string; state: string }[];
  /** The unit's own words on it. */
  claim: string | null;
  /** Why the office judged so. */
  reason: string;
}

export type StateItem = TargetItem | TaskItem;

/** What a unit was asked to say on a matter, and its locked words; null until they are locked. */
export interface WordsView {
  key: string;
  matter: MatterView;
  unit: { id: string; name: string };
  said: {
    observationId: string;
    progress: string;
    problems: string;
    nextSteps: string;
    expectedOn: string | null;
    lockedOn: string;
  } | null;
}

/** One indicator of official statistics of one subject: what is out for the period, and what is out at all. */
export interface IndicatorLine {
  key: string;
  indicator: string;
  subject: string;
  unit: string;
  ofPeriod: Observation | null;
  latest: Observation | null;
  lastYear: Observation | null;
  promise: string;
}

/** Everything that a document may speak of, as known on a day, in the order of the register. */
export interface DocumentState {
  matters: MatterView[];
  items: StateItem[];
  words: WordsView[];
  indicators: IndicatorLine[];
  units: Map<string, UnitView>;
}

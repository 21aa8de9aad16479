import type { Day } from '../calendar/day.ts';
import { defaultRules } from './default-rules.ts';
import type { Standing } from './place.ts';
import type { GapRules } from './rules.ts';
import { Actuals } from './series.ts';
import type { ActualRow, SubjectRow } from './target.ts';

/** What targets are judged against. Dates come in from the caller: there is no clock here. */
export interface GapInput {
  actuals: readonly ActualRow[];
  /** The day as of which is judged; see asOfDay for periods. */
  asOf: Day;
  subjects?: readonly SubjectRow[];
  rules?: GapRules;
}

/** The input, indexed once for many targets. */
export interface World {
  actuals: Actuals;
  asOf: Day;
  subjects: ReadonlyMap<string, SubjectRow>;
  /** Ids of subjects that are ranked, by group or parent, in their order. */
  members: ReadonlyMap<string, readonly string[]>;
  rules: GapRules;
  /** Places already worked out, by what they depend on. */
  standings: Map<string, Standing>;
}

/** Indexes the input. */
export function openWorld(input: GapInput): World {
  const subjects = [...(input.subjects ?? [])].sort(bySortThenId);
  const groups = new Map<string, string[]>();
  const parents = new Map<string, string[]>();
  for (const subject of subjects) {
    if (subject.assessed !== 'ranked') continue;
    if (subject.group !== '') push(groups, subject.group, subject.id);
    if (subject.parent !== '') push(parents, subject.parent, subject.id);
  }
  return {
    actuals: new Actuals(input.actuals),
    asOf: input.asOf,
    subjects: new Map(subjects.map((subject) => [subject.id, subject])),
    members: new Map([...parents, ...groups]),
    rules: input.rules ?? defaultRules,
    standings: new Map(),
  };
}

/** A subject's name, with its id where that differs; the id where no name is known. */
export function subjectName(world: World, id: string): string {
  const name = world.subjects.get(id)?.name ?? id;
  return name === id ? id : `${name}（${id}）`;
}

function push(map: Map<string, string[]>, key: string, id: string): void {
  const list = map.get(key);
  if (list) list.push(id);
  else map.set(key, [id]);
}

function bySortThenId(a: SubjectRow, b: SubjectRow): number {
  const [x, y] = [a.sort ?? Number.POSITIVE_INFINITY, b.sort ?? Number.POSITIVE_INFINITY];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

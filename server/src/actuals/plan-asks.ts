import { containsPeriod, type Period, tryPeriod } from '@meritloop/engine';
import { dutiesByMatter, matterHeads, readTargets, type Target } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import { unitsOn } from '../registry/index.ts';
import { measuredPeriod } from './asked-period.ts';
import type { Asking, PlanItem, SparedItem } from './contract-asks.ts';
import { seriesKey } from './read-observations.ts';
import { type Known, knownAbout, spareFigure, spareWords } from './spare-asks.ts';

export type PlannedItem = PlanItem & { unitId: string | null };
export type PlannedSpared = SparedItem & { unitId: string | null };

/** What would be asked for a period, of whom, and what not and why. */
export interface Plan {
  asks: PlannedItem[];
  spared: PlannedSpared[];
  matters: number;
  units: Map<string, { id: string; name: string; sort: number }>;
}

type Matter = Target['matter'];
type Duties = Target['duties'];

/**
 * Works the plan out from what the register promises and what is held: each figure of the matters' targets once,
 * whatever number of matters it serves, and the words of each matter's lead unit.
 */
export async function planOf(reader: Reader, tenantId: string, today: string, asked: Asking): Promise<Plan> {
  const period = tryPeriod(asked.period);
  if (period === null) throw new Error(`"${asked.period}" is no period.`);
  const [heads, duties, targets, units] = await Promise.all([
    matterHeads(reader, tenantId),
    dutiesByMatter(reader, tenantId, today),
    readTargets(reader, tenantId, today),
    unitsOn(reader, tenantId, today),
  ]);
  const matters = [...heads.values()].filter((matter) => isMeant(matter, asked.scope));
  const meant = new Set(matters.map(({ id }) => id));
  const own = targets.filter(({ matter, period: of }) => {
    const whole = tryPeriod(of);
    return meant.has(matter.id) && whole !== null && containsPeriod(whole, period);
  });
  const known = await knownAbout(reader, tenantId, today, {
    indicatorIds: [...new Set(own.map(({ indicator }) => indicator.id))],
    matterIds: [...meant],
  });
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const kindOf = (id: string) => byId.get(id)?.kind ?? '';
  const all = [
    ...(asked.figures ? figuresOf(own, period, today, known, kindOf) : []),
    ...(asked.words
      ? matters.flatMap((matter) => wordsOf(matter, duties.get(matter.id) ?? [], asked, known))
      : []),
  ].filter(({ unitId }) => asked.scope.unit === undefined || unitId === asked.scope.unit);
  return {
    asks: all.filter((one): one is PlannedItem => !('reason' in one)),
    spared: all.filter((one): one is PlannedSpared => 'reason' in one),
    matters: matters.length,
    units: new Map(units.map(({ id, name, sort }) => [id, { id, name, sort }])),
  };
}

function isMeant(matter: Matter, scope: Asking['scope']): boolean {
  return (
    matter.withdrawn === null &&
    (scope.matters === undefined || scope.matters.includes(matter.id)) &&
    (scope.objective === undefined || matter.objectives.includes(scope.objective)) &&
    (scope.section === undefined || matter.section === scope.section) &&
    (scope.tag === undefined || matter.tags.includes(scope.tag)) &&
    (scope.campaign === undefined || matter.campaigns.some(({ id }) => id === scope.campaign))
  );
}

function figuresOf(
  targets: readonly Target[],
  period: Period,
  today: string,
  known: Known,
  kindOf: (unitId: string) => string,
): (PlannedItem | PlannedSpared)[] {
  const pairs = Map.groupBy(targets, ({ indicator, subject }) => seriesKey(indicator.id, subject.id));
  return [...pairs].flatMap(([key, own]) => {
    const [target] = own;
    if (target === undefined) return [];
    const { indicator, subject } = target;
    const periods = (known.figures.get(key) ?? []).map((figure) => figure.period);
    const measured = measuredPeriod(indicator, period, periods);
    const matters = [...new Map(own.map(({ matter }) => [matter.id, matter])).values()];
    const item: PlannedItem = {
      key: `figure ${key} ${measured ?? period.text}`,
      kind: 'figure',
      indicator: { id: indicator.id, name: indicator.name, unit: indicator.unit },
      subject: { id: subject.id, name: subject.name },
      matters: matters.map(({ id, number, title }) => ({ id, number, title })),
      period: measured ?? period.text,
      unitId: whoEnters(target, kindOf),
    };
    const reason = spareFigure({ targets: own, item, measured, period, today, known });
    return [reason === null ? item : { ...item, ...reason }];
  });
}

/**
 * An official statistic is its source's to enter. Any other figure is entered by the unit that it is about; what is
 * about the whole city, by the indicator's lead unit or else the lead of the matter.
 */
function whoEnters(target: Target, kindOf: (unitId: string) => string): string | null {
  const { indicator, subject } = target;
  if (indicator.sourceKind === 'official') return indicator.leadUnitId;
  if (kindOf(subject.id) !== 'city') return subject.id;
  return indicator.leadUnitId ?? leadsOf(target.duties)[0]?.id ?? null;
}

/** Who answers for a matter: the first lead (汇总单位); where it is a group, each of its members for itself. */
function leadsOf(duties: Duties): { id: string; name: string }[] {
  return (duties.find(({ role }) => role === 'lead') ?? duties[0])?.members ?? [];
}

function wordsOf(
  matter: Matter,
  duties: Duties,
  asked: Asking,
  known: Known,
): (PlannedItem | PlannedSpared)[] {
  const others = asked.coUnits ? duties.flatMap(({ members }) => members) : [];
  const units = new Map([...leadsOf(duties), ...others].map((unit) => [unit.id, unit]));
  const item = (unitId: string | null): PlannedItem => ({
    key: `words ${matter.id} ${unitId ?? ''} ${asked.period}`,
    kind: 'words',
    indicator: null,
    subject: null,
    matters: [{ id: matter.id, number: matter.number, title: matter.title }],
    period: asked.period,
    unitId,
  });
  if (units.size === 0) return [{ ...item(null), ...spareWords(null, matter.id, asked.period, known) }];
  return [...units.keys()].map((unitId) => {
    const reason = spareWords(unitId, matter.id, asked.period, known);
    return reason === null ? item(unitId) : { ...item(unitId), ...reason };
  });
}

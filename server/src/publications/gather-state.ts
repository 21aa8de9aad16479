import { containsPeriod, type Period, tryPeriod } from '@meritloop/engine';
import { type Observation, readObservations } from '../actuals/index.ts';
import { type Judged, judgeTargets } from '../gaps/index.ts';
import { promiseOf, readTargets, type Target } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { type UnitSummary, unitsWithPlaces } from '../registry/index.ts';
import type { DocumentPeriods } from './document-period.ts';
import type { DocumentState, MatterView, StateItem, TargetItem, UnitView } from './document-state.ts';
import { gatherIndicators } from './gather-indicators.ts';
import { gatherMatters } from './gather-matters.ts';
import { gatherTasks } from './gather-tasks.ts';
import { gatherWords } from './gather-words.ts';

/** Of whom and of when a document speaks. */
export interface Asked extends DocumentPeriods {
  /** Business day whose knowledge it states; nothing released later is in it. */
  asOf: string;
  /** Only what falls to this unit. */
  unitId?: string | undefined;
}

/**
 * Everything that a document may speak of: matters, targets and tasks judged by the figures of the period, and the same
 * judged by those of the period before; locked words; official figures. In the order of the register.
 */
export async function gatherState(reader: Reader, tenant: Tenant, asked: Asked): Promise<DocumentState> {
  const [places, allTargets, allMatters] = await Promise.all([
    unitsWithPlaces(reader, tenant.id, asked.asOf),
    readTargets(reader, tenant.id, asked.asOf),
    gatherMatters(reader, tenant.id, asked.asOf),
  ]);
  const units = unitsOfCity(places);
  const matterById = new Map(allMatters.map((matter) => [matter.id, matter]));
  const targets = allTargets.filter(
    (target) => matterById.has(target.matter.id) && isOf(target.period, asked.period),
  );
  const responsible = (matter: MatterView, measured?: string): UnitView | null => {
    const subject = measured === undefined ? undefined : units.get(measured);
    if (subject !== undefined && !subject.whole) return subject;
    const lead = matter.owners.find((owner) => owner.role === 'lead' && owner.unitIds.length > 0);
    return units.get(lead?.unitIds[0] ?? '') ?? null;
  };
  const [targetItems, taskItems] = await Promise.all([
    judgedTargets(reader, tenant, asked, { targets, matters: matterById, units, responsible }),
    gatherTasks(reader, tenant, asked, matterById, (matter, unitId) => responsible(matter, unitId)),
  ]);
  const order = new Map(allMatters.map((matter, index) => [matter.id, index]));
  const items: StateItem[] = [...targetItems, ...taskItems].sort(
    (a, b) => (order.get(a.matter.id) ?? 0) - (order.get(b.matter.id) ?? 0),
  );
  const [words, indicators] = await Promise.all([
    gatherWords(reader, tenant, asked, allMatters),
    gatherIndicators(reader, tenant, asked, allTargets, units),
  ]);
  return narrowed({ matters: allMatters, items, words, indicators, units }, asked.unitId);
}

/** Units that are or belong to the city, in the order of the register; peer cities belong to nobody here. */
function unitsOfCity(places: readonly UnitSummary[]): Map<string, UnitView> {
  const parents = new Set(places.flatMap(({ memberships }) => memberships.map(({ parentId }) => parentId)));
  return new Map(
    places
      .filter(({ id, memberships }) => memberships.length > 0 || parents.has(id))
      .map((place, order) => {
        const [group] = place.groups;
        return [
          place.id,
          {
            id: place.id,
            code: place.code,
            name: place.name,
            order,
            whole: place.kind === 'city',
            group: group === undefined ? null : { code: group.code, name: group.name },
          },
        ];
      }),
  );
}

/** Whether a target speaks of the period: it holds the period, or lies in it. */
function isOf(text: string, period: Period): boolean {
  const own = tryPeriod(text);
  return own !== null && (containsPeriod(own, period) || containsPeriod(period, own));
}

async function judgedTargets(
  reader: Reader,
  tenant: Tenant,
  asked: Asked,
  known: {
    targets: readonly Target[];
    matters: ReadonlyMap<string, MatterView>;
    units: ReadonlyMap<string, UnitView>;
    responsible: (matter: MatterView, measured: string) => UnitView | null;
  },
): Promise<TargetItem[]> {
  const { asOf } = asked;
  const { targets, matters, units, responsible } = known;
  const [now, before, observations] = await Promise.all([
    judgeTargets(reader, tenant, asOf, targets, asked.period.end),
    judgeTargets(reader, tenant, asOf, targets, asked.previous.end),
    readObservations(reader, tenant.id, asOf, {
      indicatorIds: [...new Set(targets.map((target) => target.indicator.id))],
    }),
  ]);
  const byId = new Map(observations.map((observation) => [observation.id, observation]));
  return targets.flatMap((target) => {
    const [judged, earlier] = [now.get(target.id), before.get(target.id)];
    const matter = matters.get(target.matter.id);
    if (judged === undefined || earlier === undefined || matter === undefined) return [];
    const whole = units.get(target.subject.id)?.whole === true;
    return [targetItem({ target, judged, earlier, matter, whole, responsible, byId })];
  });
}

function targetItem(given: {
  target: Target;
  judged: Judged;
  earlier: Judged;
  matter: MatterView;
  /** Whether the whole city is measured: then the indicator names it well enough. */
  whole: boolean;
  responsible: (matter: MatterView, measured: string) => UnitView | null;
  byId: ReadonlyMap<string, Observation>;
}): TargetItem {
  const { target, judged, matter } = given;
  const filter = target.filter === '' ? '' : `（${target.filter}）`;
  return {
    kind: 'target',
    key: `target.${target.code}`,
    id: target.id,
    name: `${given.whole ? '' : target.subject.name}${target.indicator.name}${filter}`,
    matter,
    unit: given.responsible(matter, target.subject.id),
    status: judged.status,
    before: given.earlier.status,
    says: judged.sentence,
    trace: judged.trace,
    target,
    judged,
    promise: promiseOf(target)
      .map(({ tier, text }) => `${tierPrefix[tier]}${text.zh}`)
      .join('；'),
    figure: given.byId.get(judged.observationId ?? '') ?? null,
  };
}

const tierPrefix = { '': '', floor: '保 ', stretch: '争 ', summit: '拼 ' } as const;

/** The state of one unit: what it answers for, and the matters that fall to it. */
function narrowed(state: DocumentState, unitId: string | undefined): DocumentState {
  if (unitId === undefined) return state;
  const items = state.items.filter((item) => item.unit?.id === unitId);
  const own = new Set(items.map((item) => item.matter.id));
  return {
    ...state,
    items,
    matters: state.matters.filter(
      (matter) => own.has(matter.id) || matter.owners.some((owner) => owner.unitIds.includes(unitId)),
    ),
    words: state.words.filter(({ unit }) => unit.id === unitId),
  };
}

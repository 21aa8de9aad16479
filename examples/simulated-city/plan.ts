/** Matters, indicators and targets of the city, and the targets handed down to its counties. */
import { tiers } from '@meritloop/engine';
import type { Bundle, BundleIndicator, BundleMatter, BundleTarget } from '../shape.ts';
import { campaigns, campaignsOf, tagsOf } from './campaigns.ts';
import type { PromisedFigure, PromisedMatter, PromisedTask } from './catalogue.ts';
import { aggregationOf, reportedUnit } from './course.ts';
import { countyValue } from './decomposition.ts';
import { ledger } from './ledger.ts';
import { YEAR } from './time.ts';
import { CITY, COUNTIES } from './units.ts';

const PLAN = 'plan-2026';
const RANKED_AMONG = 'province-cities';

/** Printed words of a group owner, and the owner group whose dated members answer. */
const OWNERS = {
  counties: { printed: '各区县（含庚新区）', ownerGroup: 'all-counties' },
  others: { printed: '市级其他有关单位', ownerGroup: 'other-departments' },
} as const;

/** The plan of 2026 in the importer's shape. */
export function plan(
  matters: readonly PromisedMatter[],
): Pick<Bundle, 'documents' | 'indicators' | 'matters' | 'targets' | 'campaigns' | 'tasks' | 'ledger'> {
  const numbered = matters.map((matter, index) => ({ matter, code: matterCode(index) }));
  const promised = numbered.flatMap(({ matter, code }) =>
    matter.figures.map((figure) => ({ matter, code, figure })),
  );
  return {
    documents: [
      {
        code: PLAN,
        title: '示例市2026年工作报告（模拟）',
        publisher: '示例市（模拟）',
        date: '2026-02-01',
      },
    ],
    indicators: promised.map(({ matter, figure }) => indicatorOf(matter, figure)),
    matters: numbered.map(({ matter, code }, index) => matterOf(matter, code, index)),
    campaigns: campaigns(),
    tasks: numbered.flatMap(({ matter, code }) => matter.tasks.map((task) => taskOf(code, task))),
    ledger: ledger(new Map(numbered.map(({ matter, code }) => [matter.title, code]))),
    targets: [
      ...promised.map(({ code, figure }) => cityTarget(code, figure)),
      ...promised
        .filter(({ figure }) => figure.counties)
        .flatMap(({ code, figure }) =>
          COUNTIES.map((county, index) => countyTarget(code, figure, county.code, index)),
        ),
    ],
  };
}

/** The unit that owns an indicator's definition and answers for the city's figure. */
export function leadOf(matter: PromisedMatter, figure: PromisedFigure): string {
  return figure.lead ?? matter.lead;
}

export function matterCode(index: number): string {
  return `m${String(index + 1).padStart(2, '0')}`;
}

function indicatorOf(matter: PromisedMatter, figure: PromisedFigure): BundleIndicator {
  return {
    code: figure.code,
    name: figure.name,
    unit: reportedUnit(figure),
    direction: figure.direction,
    measure: figure.measure,
    aggregation: aggregationOf(figure),
    sourceKind: figure.source,
    frequency: figure.frequency,
    leadUnit: leadOf(matter, figure),
    definition: `${figure.definition}（模拟口径）`,
  };
}

function matterOf(matter: PromisedMatter, code: string, index: number): BundleMatter {
  return {
    code,
    number: String(index + 1),
    title: matter.title,
    text: matter.text,
    document: PLAN,
    objectives: [...matter.objectives],
    section: matter.section,
    leader: matter.leader,
    units: [
      { unit: matter.lead, role: 'lead' },
      ...matter.co.map((unit) => ({ unit, role: 'co' as const })),
      ...matter.owners.map((owner) => ({ ...OWNERS[owner], role: 'co' as const })),
    ],
    tags: tagsOf(matter),
    campaigns: campaignsOf(matter),
  };
}

function taskOf(matter: string, { milestones, ...task }: PromisedTask): NonNullable<Bundle['tasks']>[number] {
  return { matter, ...task, milestones: milestones.map(({ name, due }) => ({ name, due })) };
}

/** Tiers as printed, the lowest first; `of` turns a printed value into the one that is stored. */
function tiersOf(figure: PromisedFigure, of: (printed: string) => string): BundleTarget['tiers'] {
  const { value, value2 } = figure;
  const upper = value2 === undefined ? {} : { value2: of(value2) };
  if (value === null) return [{ tier: '', value: null }];
  if (typeof value === 'string') return [{ tier: '', value: of(value), ...upper }];
  return tiers.flatMap((tier) => {
    const printed = value[tier];
    return printed === undefined ? [] : [{ tier, value: of(printed) }];
  });
}

/** What city and county targets of one figure share. */
function common(
  matter: string,
  figure: PromisedFigure,
): Omit<BundleTarget, 'code' | 'subject' | 'tiers' | 'unit'> {
  return {
    matter,
    indicator: figure.code,
    period: String(YEAR),
    measure: figure.measure,
    op: figure.op,
    aggregation: aggregationOf(figure),
    direction: figure.direction,
    nature: figure.nature,
    strength: figure.strength,
    state: figure.state,
    ...(figure.filter === undefined ? {} : { filter: figure.filter }),
    ...(figure.due === undefined ? {} : { due: figure.due }),
  };
}

function cityTarget(matter: string, figure: PromisedFigure): BundleTarget {
  return {
    code: `t-${figure.code}`,
    subject: CITY,
    ...common(matter, figure),
    tiers: tiersOf(figure, (printed) => printed),
    unit: figure.unit,
    ...(figure.measure === 'rank' ? { peerSet: RANKED_AMONG } : {}),
    ...(figure.reference === undefined ? {} : { reference: figure.reference }),
    ...(figure.note === undefined ? {} : { note: figure.note }),
  };
}

/** A county's target stands in the unit of the reports (亩), even where the city's is printed in 万亩. */
function countyTarget(matter: string, figure: PromisedFigure, county: string, index: number): BundleTarget {
  return {
    code: `t-${figure.code}-${county}`,
    subject: county,
    ...common(matter, figure),
    tiers: tiersOf(figure, (printed) => countyValue(figure, printed, index)),
    unit: reportedUnit(figure),
    note: '由市级目标分解（模拟）',
  };
}

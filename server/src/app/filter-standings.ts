import { behindStatuses, onTrackStatuses } from '../gaps/index.ts';
import type { StandingFilters } from './contract.ts';
import type { Listed } from './standing-rows.ts';

const groups: Readonly<Record<string, readonly string[]>> = { met: onTrackStatuses, short: behindStatuses };

type Test = (one: Listed, wanted: string) => boolean;

/** What each filter asks of a row; the status is asked last, so that its counts are filters. */
const tests: Record<Exclude<keyof StandingFilters, 'status'>, Test> = {
  kind: ({ row }, wanted) => row.kind === wanted,
  // `none` is the line of those under no objective.
  objective: ({ matter }, wanted) =>
    wanted === 'none' ? matter.objectives.length === 0 : matter.objectives.includes(wanted),
  section: ({ matter }, wanted) => matter.section === wanted,
  tag: ({ matter }, wanted) => matter.tags.includes(wanted),
  campaign: ({ head }, wanted) => head.campaigns.some(({ code }) => code === wanted),
  unit: ({ units }, wanted) => units.has(wanted),
  leader: ({ matter }, wanted) => matter.leader === wanted,
  period: ({ row }, wanted) => row.period === wanted,
  nature: ({ row }, wanted) => row.kind === 'target' && (row.nature ?? 'none') === wanted,
  text: ({ row, matter }, wanted) => {
    const text = wanted.trim().toLowerCase();
    return [
      row.name,
      row.code,
      row.subject,
      matter.number,
      matter.title,
      matter.section,
      ...matter.tags,
    ].some((part) => part.toLowerCase().includes(text));
  },
};

/** Rows that every filter but the status leaves, and those that the status leaves of them. */
export function filterStandings(all: readonly Listed[], filters: StandingFilters) {
  const asked = Object.entries(tests).flatMap(([name, test]) => {
    const wanted = filters[name as keyof typeof tests];
    return wanted === undefined ? [] : [(one: Listed) => test(one, wanted)];
  });
  const others = all.filter((one) => asked.every((fits) => fits(one)));
  const { status } = filters;
  if (status === undefined) return { others, chosen: others };
  const wanted = groups[status] ?? [status];
  return { others, chosen: others.filter(({ row }) => wanted.includes(row.status)) };
}

/** What every filter may be set to, with how many rows of all it would leave. */
export function standingChoices(all: readonly Listed[]) {
  const tally = (of: (one: Listed) => readonly (readonly [string, string])[]) => {
    const found = new Map<string, { value: string; label: string; count: number }>();
    for (const one of all) {
      for (const [value, label] of of(one)) {
        if (value === '') continue;
        const known = found.get(value) ?? { value, label, count: 0 };
        found.set(value, { ...known, count: known.count + 1 });
      }
    }
    return [...found.values()];
  };
  const same = (texts: readonly string[]) => texts.map((text) => [text, text] as const);
  return {
    objective: tally(({ matter }) => same(matter.objectives)),
    section: tally(({ matter }) => same([matter.section])),
    tag: tally(({ matter }) => same(matter.tags)),
    campaign: tally(({ head }) => head.campaigns.map(({ code, name }) => [code, name] as const)),
    unit: tally(({ units }) => [...units]),
    leader: tally(({ matter }) => same([matter.leader])),
    period: tally(({ row }) => same(row.period === null ? [] : [row.period])),
    nature: tally(({ row }) => (row.kind === 'target' ? same([row.nature ?? 'none']) : [])),
  };
}

import type { z } from 'zod';
import type { matterChoiceNames, Target } from './contract.ts';
import type { listMatters } from './contract-matters.ts';

/** A matter with its duties of the day, as the filters see it. */
export interface FilteredMatter {
  head: Target['matter'];
  duties: Target['duties'];
}

export type MatterFilter = Omit<z.output<(typeof listMatters)['query']>, 'page' | 'size'>;

/** Whether the filter lets a matter through; an absent part lets everything through, save withdrawn matters. */
export function fits({ head, duties }: FilteredMatter, filter: MatterFilter): boolean {
  if (filter.withdrawn === undefined && head.withdrawn !== null) return false;
  if (filter.withdrawn === 'only' && head.withdrawn === null) return false;
  if (filter.objective !== undefined && !head.objectives.includes(filter.objective)) return false;
  if (filter.section !== undefined && head.section !== filter.section) return false;
  if (filter.tag !== undefined && !head.tags.includes(filter.tag)) return false;
  if (filter.campaign !== undefined && !head.campaigns.some(({ code }) => code === filter.campaign))
    return false;
  if (filter.leader !== undefined && head.leader !== filter.leader) return false;
  if (filter.unit !== undefined && !unitsOf(duties).has(filter.unit)) return false;
  const wanted = filter.text?.trim().toLowerCase() ?? '';
  if (wanted === '') return true;
  const owners = duties.flatMap(({ unit, ownerGroup, printed }) => [
    unit?.name ?? '',
    ownerGroup?.name ?? '',
    printed ?? '',
  ]);
  return [head.number, head.code, head.title, head.text ?? '', ...head.tags, ...owners].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

/** Every unit to which a matter falls: named, or a member of the day of a group that is. */
function unitsOf(duties: Target['duties']): Map<string, string> {
  const units = new Map<string, string>();
  for (const { unit, members } of duties) {
    if (unit !== null) units.set(unit.id, unit.name);
    for (const member of members) units.set(member.id, member.name);
  }
  return units;
}

interface Choice {
  value: string;
  label: string;
  count: number;
}

/** What can be chosen in each filter, in the order of the register, with how many matters it would leave. */
export function choicesOf(
  matters: readonly FilteredMatter[],
): Record<(typeof matterChoiceNames)[number], Choice[]> {
  const same = (names: readonly string[]) => names.map((name) => [name, name] as const);
  const tally = (of: (matter: FilteredMatter) => Iterable<readonly [string, string]>): Choice[] => {
    const found = new Map<string, Choice>();
    for (const matter of matters) {
      for (const [value, label] of new Map(of(matter))) {
        if (value === '') continue;
        const known = found.get(value);
        if (known === undefined) found.set(value, { value, label, count: 1 });
        else known.count += 1;
      }
    }
    return [...found.values()];
  };
  return {
    objective: tally(({ head }) => same(head.objectives)),
    section: tally(({ head }) => same([head.section])),
    tag: tally(({ head }) => same(head.tags)),
    campaign: tally(({ head }) => head.campaigns.map(({ code, name }) => [code, name] as const)),
    unit: tally(({ duties }) => unitsOf(duties)),
    leader: tally(({ head }) => same([head.leader])),
  };
}

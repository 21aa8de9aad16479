import type { Matter } from './MattersPage.tsx';

/** The filters of the address; absent ones let everything through. */
export interface MatterFilters {
  text?: string | undefined;
  objective?: string | undefined;
  section?: string | undefined;
  unit?: string | undefined;
}

/** The matters that the filters leave, in their own order; text is looked for in number, title, clause and owners. */
export function mattersThatFit(matters: readonly Matter[], filters: MatterFilters): Matter[] {
  const wanted = filters.text?.trim().toLowerCase() ?? '';
  return matters.filter((matter) => {
    if (filters.objective !== undefined && !matter.objectives.includes(filters.objective)) return false;
    if (filters.section !== undefined && matter.section !== filters.section) return false;
    if (filters.unit !== undefined && !matter.duties.some((duty) => duty.unit?.id === filters.unit)) {
      return false;
    }
    if (wanted === '') return true;
    const owners = matter.duties.flatMap((duty) => [duty.unit?.name ?? '', duty.printed ?? '']);
    return [matter.number, matter.title, matter.text ?? '', ...owners].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  });
}

export interface MatterChoice {
  value: string;
  label: string;
  count: number;
}

/** What can be chosen in each filter, in the order in which the register has it, with how many matters it leaves. */
export function matterChoices(
  matters: readonly Matter[],
): Record<'objective' | 'section' | 'unit', MatterChoice[]> {
  return {
    objective: tally(
      matters.flatMap((matter) => matter.objectives.map((name) => ({ value: name, label: name }))),
    ),
    section: tally(matters.map(({ section }) => ({ value: section, label: section }))),
    unit: tally(
      matters.flatMap((matter) =>
        matter.duties.flatMap(({ unit }) => (unit === null ? [] : [{ value: unit.id, label: unit.name }])),
      ),
    ),
  };
}

function tally(found: readonly { value: string; label: string }[]): MatterChoice[] {
  const choices = new Map<string, MatterChoice>();
  for (const { value, label } of found) {
    if (value === '') continue;
    choices.set(value, { value, label, count: (choices.get(value)?.count ?? 0) + 1 });
  }
  return [...choices.values()];
}

/**
 * Who is assessed 被考核单位: subjects in their assessment groups, in one fixed order.
 *
 * The axis sorts by group (in the order the caller names them, then by code), ranked subjects before unranked ones,
 * then by the explicit sort column, then by id in code-unit order; never by a collation and never by the order of
 * rows. So every group is one contiguous range and permuting the input changes nothing.
 */

/** A unit, enterprise, village, project or programme; never a person. */
export interface Subject {
  id: string;
  name?: string;
  /** Assessment group 考核组别; subjects without one share the group ''. */
  group?: string;
  parent?: string;
  /** Place in printed lists; smaller first. */
  sort?: number | null;
  /** ranked (default) | unranked: assessed, but outside ranks and peer sets | no: not assessed. */
  assessed?: 'ranked' | 'unranked' | 'no';
}

/** One group's range on the axis: ranked members in [from, ranked), unranked in [ranked, to). */
export interface GroupRange {
  id: string;
  from: number;
  ranked: number;
  to: number;
}

export interface SubjectAxis {
  /** Assessed subjects in axis order. */
  subjects: readonly Subject[];
  index: ReadonlyMap<string, number>;
  groups: readonly GroupRange[];
}

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts subjects into groups. Throws RangeError on an id given twice. `groupOrder` names groups that come first. */
export function subjectAxis(subjects: readonly Subject[], groupOrder: readonly string[] = []): SubjectAxis {
  const place = new Map(groupOrder.map((id, k) => [id, k]));
  const assessed = subjects.filter((s) => s.assessed !== 'no');
  const sorted = [...assessed].sort(
    (a, b) =>
      (place.get(a.group ?? '') ?? place.size) - (place.get(b.group ?? '') ?? place.size) ||
      byCode(a.group ?? '', b.group ?? '') ||
      Number(a.assessed === 'unranked') - Number(b.assessed === 'unranked') ||
      (a.sort ?? Number.POSITIVE_INFINITY) - (b.sort ?? Number.POSITIVE_INFINITY) ||
      byCode(a.id, b.id),
  );
  const index = new Map<string, number>();
  const groups: GroupRange[] = [];
  sorted.forEach((subject, k) => {
    if (index.has(subject.id)) throw new RangeError(`subject ${subject.id} is given twice`);
    index.set(subject.id, k);
    const id = subject.group ?? '';
    let last = groups.at(-1);
    if (last === undefined || last.id !== id) {
      last = { id, from: k, ranked: k, to: k };
      groups.push(last);
    }
    last.to = k + 1;
    if (subject.assessed !== 'unranked') last.ranked = k + 1;
  });
  return { subjects: sorted, index, groups };
}

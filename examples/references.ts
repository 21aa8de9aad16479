/** Checks what a schema cannot: codes unique per list, every reference known, one row per key of an actual. */
import type { Bundle } from './shape.ts';

/**
 * @returns one line per fault: place, what is wrong. Empty when the bundle hangs together.
 * Keys of observations follow docs/contract.md: subject, indicator, period, source, status.
 */
export function checkBundle(bundle: Bundle): string[] {
  const faults: string[] = [];
  const codes = (list: string, rows: readonly { code: string }[]): Set<string> => {
    const seen = new Set<string>();
    for (const { code } of rows) {
      if (seen.has(code)) faults.push(`${list} ${code}: the code is used twice`);
      seen.add(code);
    }
    return seen;
  };
  const known = (place: string, set: Set<string>, code: string | undefined): void => {
    if (code !== undefined && !set.has(code)) faults.push(`${place}: ${code} is not in the bundle`);
  };

  const documents = codes('document', bundle.documents);
  const units = codes('unit', bundle.units);
  const groups = codes('group', bundle.groups);
  const peerSets = codes('peer set', bundle.peerSets);
  const indicators = codes('indicator', bundle.indicators);
  const matters = codes('matter', bundle.matters);
  const targets = codes('target', bundle.targets);
  const ownerGroups = codes('owner group', bundle.ownerGroups ?? []);
  const campaigns = codes('campaign', bundle.campaigns ?? []);
  const tasks = codes('task', bundle.tasks ?? []);
  codes('leader', bundle.leaders ?? []);
  codes('fact', bundle.facts ?? []);
  for (const fact of bundle.facts ?? []) known(`fact ${fact.code}`, documents, fact.document);
  codes('ledger entry', bundle.ledger ?? []);

  for (const row of bundle.memberships) {
    known(`membership of ${row.unit}`, units, row.unit);
    known(`membership of ${row.unit}`, units, row.parent);
  }
  for (const row of bundle.groupMembers) {
    known(`group ${row.group}`, groups, row.group);
    known(`group ${row.group}`, units, row.unit);
  }
  for (const set of bundle.peerSets)
    for (const unit of set.members) known(`peer set ${set.code}`, units, unit);
  for (const row of bundle.indicators) known(`indicator ${row.code}`, units, row.leadUnit);
  for (const matter of bundle.matters) {
    known(`matter ${matter.code}`, documents, matter.document);
    for (const duty of matter.units) {
      known(`matter ${matter.code}`, units, duty.unit);
      known(`matter ${matter.code}`, groups, duty.group);
      known(`matter ${matter.code}`, ownerGroups, duty.ownerGroup);
    }
    for (const campaign of matter.campaigns ?? []) known(`matter ${matter.code}`, campaigns, campaign);
  }
  for (const group of bundle.ownerGroups ?? [])
    for (const member of group.members) known(`owner group ${group.code}`, units, member.unit);
  for (const task of bundle.tasks ?? []) {
    known(`task ${task.code}`, matters, task.matter);
    known(`task ${task.code}`, units, task.unit);
  }
  for (const leader of bundle.leaders ?? [])
    for (const unit of leader.units) known(`leader ${leader.code}`, units, unit);
  for (const words of bundle.words ?? []) {
    const place = `words on ${words.matter} of ${words.period}`;
    known(place, matters, words.matter);
    known(place, units, words.unit);
    for (const claim of words.claims ?? []) known(place, tasks, claim.task);
  }
  for (const { period, ...one } of bundle.judgements ?? [])
    for (const task of [...one.tasks, ...one.otherwise.map((other) => other.task)])
      known(`judgement of ${period}`, tasks, task);
  for (const entry of bundle.ledger ?? []) {
    known(`ledger entry ${entry.code}`, units, entry.unit);
    known(`ledger entry ${entry.code}`, matters, entry.matter);
    known(`ledger entry ${entry.code}`, documents, entry.document);
  }
  for (const target of bundle.targets) {
    const place = `target ${target.code}`;
    known(place, matters, target.matter);
    known(place, indicators, target.indicator);
    known(place, units, target.subject);
    known(place, peerSets, target.peerSet);
  }
  const keys = new Set<string>();
  for (const row of bundle.observations) {
    const place = `${row.source.file} row ${row.source.row}`;
    known(place, units, row.subject);
    known(place, indicators, row.indicator);
    known(place, targets, row.target);
    const key = [row.subject, row.indicator, row.period, row.source.name, row.status ?? ''].join(' | ');
    if (keys.has(key)) faults.push(`${place}: a second figure for ${key}`);
    keys.add(key);
  }
  for (const row of [...bundle.requests, ...bundle.releases]) {
    known(`request or release of ${row.period}`, indicators, row.indicator);
  }
  for (const row of bundle.requests) {
    known(`request of ${row.period}`, units, row.unit);
    known(`request of ${row.period}`, units, row.subject);
  }
  for (const post of bundle.posts) known(`post ${post.username}`, units, post.unit);
  return faults;
}

import type { Query } from '../platform/call.ts';
import { firstDay } from '../platform/day-text.ts';
import { columnsOf, type WorkbookSheet, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import type { UnitSummary } from './contract.ts';
import { readOrganisation } from './read-organisation.ts';
import { unitsWithPlaces } from './read-units.ts';
import { englishNames } from './store-names.ts';
import { registerWords, type SheetWords } from './workbook-words.ts';

/** The list of units on a day as Excel, with the list's filters and order. */
export async function downloadUnits(query: Query<typeof contract.downloadUnits>) {
  const { tenant, reader } = query;
  const { on = query.today, text, kind, group, language } = query.query;
  const words = registerWords[language];
  const wanted = text?.trim().toLowerCase() ?? '';
  const english = await englishNames(reader, tenant.id);
  const units = (await unitsWithPlaces(reader, tenant.id, on)).filter(
    (unit) =>
      (kind === undefined || unit.kind === kind) &&
      (group === undefined || unit.groups.some(({ code }) => code === group)) &&
      [unit.name, english.get(unit.name) ?? '', unit.functions].some((one) =>
        one.toLowerCase().includes(wanted),
      ),
  );
  return workbook(`${tenant.name[language]}-${words.units.sheet}-${on}.xlsx`, [
    {
      name: words.units.sheet,
      notes: [`${tenant.name[language]} · ${words.asOf} ${on}`, words.overlapNote, tenant.notice[language]],
      columns: columnsOf(words.units.columns, [14, 26, 30, 12, 40, 24, 24, 10, 40, 12, 12, 40]),
      rows: units.map((unit) => unitRow(unit, words, english)),
    },
  ]);
}

/** The first day of the record stands for a beginning that no source gives. */
const beginning = (day: string) => (day === firstDay ? null : day);

function unitRow(
  unit: UnitSummary,
  words: SheetWords,
  english: ReadonlyMap<string, string>,
): (string | null)[] {
  return [
    unit.code,
    unit.name,
    english.get(unit.name) ?? null,
    words.kinds[unit.kind] ?? unit.kind,
    unit.memberships.map((one) => `${one.parentName}（${words.memberships[one.kind]}）`).join('；'),
    unit.groups.map((one) => `${one.name}（${words.standings[one.standing]}）`).join('；'),
    unit.leaders.map(({ name }) => name).join('；'),
    unit.overlapping ? words.overlapping : null,
    unit.functions,
    beginning(unit.validFrom),
    unit.validTo,
    unit.basis,
  ];
}

/** Groups with members, portfolios and the acts on the tree, a sheet each, as of a day. */
export async function downloadOrganisation(query: Query<typeof contract.downloadOrganisation>) {
  const { tenant } = query;
  const { language } = query.query;
  const words = registerWords[language];
  const { day, groups, posts, acts } = await readOrganisation(query);
  const notes = [`${tenant.name[language]} · ${words.asOf} ${day}`, tenant.notice[language]];
  const sheets: WorkbookSheet[] = [
    {
      name: words.groups.sheet,
      notes,
      columns: columnsOf(words.groups.columns, [24, 26, 18, 12, 12]),
      rows: groups.flatMap((group) =>
        group.members.map((member) => [
          group.name,
          member.unit.name,
          words.standings[member.standing],
          beginning(member.from),
          member.to,
        ]),
      ),
    },
    {
      name: words.posts.sheet,
      notes,
      columns: columnsOf(words.posts.columns, [30, 26, 12, 12]),
      rows: posts.flatMap((post) =>
        (post.portfolio.length === 0 ? [null] : post.portfolio).map((line) => [
          post.name,
          line?.unit.name ?? words.posts.nobody,
          line === null ? null : beginning(line.from),
          line?.to ?? null,
        ]),
      ),
    },
    {
      name: words.acts.sheet,
      notes,
      columns: columnsOf(words.acts.columns, [8, 14, 60, 36, 36, 24]),
      rows: acts.map((act) => [
        String(act.no),
        act.effectiveOn,
        act.said.map((one) => one[language]).join(' '),
        act.document,
        act.reason,
        act.by[language],
      ]),
    },
  ];
  return workbook(`${tenant.name[language]}-${words.organisation}-${day}.xlsx`, sheets);
}

/** Files of who does what: English names, owner groups, leading posts, campaigns, tasks, words, and the ledger. */
import type { Bundle } from '../shape.ts';
import { table } from './marked-table.ts';

/** @returns file name → text, as `bundleFiles` does. */
export function workFiles(bundle: Bundle): Record<string, string> {
  const {
    ownerGroups = [],
    leaders = [],
    names = [],
    campaigns = [],
    tasks = [],
    words = [],
    ledger = [],
  } = bundle;
  return {
    'english-names.csv': table(
      ['list', 'code', 'name_en'],
      [
        ...bundle.units.map((one) => ['units', one.code, one.nameEn]),
        ...bundle.groups.map((one) => ['groups', one.code, one.nameEn]),
        ...bundle.peerSets.map((one) => ['peer-sets', one.code, one.nameEn]),
        ...leaders.map((one) => ['leaders', one.code, one.nameEn]),
        ...names.map((one) => ['words', one.name, one.nameEn]),
      ],
    ),
    'owner-groups.csv': table(
      ['group', 'name', 'unit', 'from', 'to'],
      ownerGroups.flatMap(({ code, name, members }) =>
        members.map(({ unit, from, to }) => [code, name, unit, from, to]),
      ),
    ),
    'leaders.csv': table(
      ['post', 'name', 'unit', 'from'],
      leaders.flatMap(({ code, name, units, from }) => units.map((unit) => [code, name, unit, from])),
    ),
    'campaigns.csv': table(
      ['campaign', 'name', 'kind', 'matter'],
      campaigns.flatMap(({ code, name, kind }) =>
        bundle.matters
          .filter((matter) => matter.campaigns?.includes(code))
          .map((matter) => [code, name, kind, matter.code]),
      ),
    ),
    'tags.csv': table(
      ['matter', 'tag'],
      bundle.matters.flatMap(({ code, tags = [] }) => tags.map((tag) => [code, tag])),
    ),
    'tasks.csv': table(
      ['task', 'matter', 'title', 'text', 'unit', 'due', 'milestone', 'milestone_due'],
      tasks.flatMap((task) =>
        task.milestones.map(({ name, due }) => [
          task.code,
          task.matter,
          task.title,
          task.text,
          task.unit,
          task.due,
          name,
          due,
        ]),
      ),
    ),
    'words.csv': table(
      [
        'matter',
        'unit',
        'period',
        'due_on',
        'progress',
        'problems',
        'next_steps',
        'expected_on',
        'recorded_on',
      ],
      words.map((one) => [
        one.matter,
        one.unit,
        one.period,
        one.dueOn,
        one.progress,
        one.problems,
        one.nextSteps,
        one.expectedOn,
        one.recordedOn,
      ]),
    ),
    'claims.csv': table(
      ['task', 'milestone', 'period', 'state', 'percent'],
      words.flatMap(({ period, claims = [] }) =>
        claims.map((one) => [one.task, one.milestone, period, one.state, one.percent]),
      ),
    ),
    'ledger.csv': table(
      ['code', 'kind', 'level', 'title', 'unit', 'matter', 'state', 'period', 'printed', 'source'],
      ledger.map((one) => [
        one.code,
        one.kind,
        one.level,
        one.title,
        one.unit,
        one.matter,
        one.state,
        one.period,
        one.printed,
        one.source,
      ]),
    ),
  };
}

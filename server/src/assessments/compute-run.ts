import {
  type AssessInput,
  type Assessment,
  assess,
  type ItemScore as EngineItem,
  InputError,
  parsePeriod,
  parseScheme,
  problemLine,
  type Scheme,
  type TargetRow,
} from '@meritloop/engine';
import type { ItemScore, SubjectScore } from './contract.ts';
import { refuse } from './errors.ts';
import type { FrozenInputs } from './freeze-inputs.ts';

/** The frozen inputs as the engine takes them. */
function engineInput(scheme: Scheme, inputs: FrozenInputs): AssessInput {
  return {
    scheme,
    period: inputs.period,
    subjects: inputs.subjects.map(({ id, name, group, sort, assessed }) => ({
      id,
      name,
      group,
      parent: '',
      sort,
      assessed,
    })),
    observations: inputs.actuals.map(({ observationId, recordedOn, ...row }) => ({
      ...row,
      period: parsePeriod(row.period),
      recordedAt: recordedOn,
    })),
    targets: inputs.targets.map(
      ({ peer_set, ...row }): TargetRow => ({
        ...row,
        period: parsePeriod(row.period),
        measure: row.measure as TargetRow['measure'],
        op: row.op as TargetRow['op'],
        tier: row.tier === '' ? null : (row.tier as TargetRow['tier']),
        aggregation: row.aggregation as TargetRow['aggregation'],
        direction: row.direction as TargetRow['direction'],
        nature: row.nature === '' ? null : (row.nature as TargetRow['nature']),
        peerSet: peer_set,
        due: row.due === '' ? null : row.due,
      }),
    ),
  };
}

export interface Computed {
  scheme: Scheme;
  assessment: Assessment;
  results: SubjectScore[];
}

/** Assesses frozen inputs by a scheme's definition. The same inputs always give the same results. */
export function computeRun(definition: unknown, inputs: FrozenInputs): Computed {
  const scheme = parseScheme(definition);
  const assessment = assess(engineInput(scheme, inputs));
  const subjectOf = new Map(inputs.subjects.map((subject) => [subject.id, subject]));
  const sharing = new Map<string, number>();
  const place = (row: { group: string; rank: number | null }) =>
    `${scheme.ranks.within === 'all' ? '' : row.group} ${row.rank}`;
  for (const row of assessment.subjects) sharing.set(place(row), (sharing.get(place(row)) ?? 0) + 1);
  const results = assessment.subjects.map((row): SubjectScore => {
    const subject = subjectOf.get(row.id);
    return {
      code: row.id,
      name: subject?.name ?? row.id,
      group: { code: row.group, name: subject?.groupName ?? row.group },
      standing: subject?.assessed ?? 'ranked',
      score: row.score,
      rank: row.rank,
      sharedBy: row.rank === null ? 0 : (sharing.get(place(row)) ?? 1) - 1,
      grade: gradeOf(scheme, row.grade),
      notes: row.notes.map(({ code, text }) => ({ code, text })),
      items: assessment.items(row.id).map(presentItem),
    };
  });
  return { scheme, assessment, results };
}

function presentItem(item: EngineItem): ItemScore {
  return {
    id: item.id,
    name: item.name,
    weight: item.weight,
    measure: item.measure,
    points: item.points,
    missing: item.missing === undefined ? null : { code: item.missing.code, text: item.missing.text },
    items: (item.items ?? []).map(presentItem),
  };
}

function gradeOf(scheme: Scheme, id: string | null): SubjectScore['grade'] {
  if (id === null || scheme.grades === undefined) return null;
  const level = [...scheme.grades.levels, scheme.grades.otherwise].find((one) => one.id === id);
  return { id, name: level?.name ?? { zh: id, en: id } };
}

/** Does the work, or turns the engine's findings into a refusal that names every one of them. */
export function orRefuse<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw notComputable(error);
  }
}

export function notComputable(error: InputError) {
  const [first] = error.problems;
  return refuse.not_computable(
    {
      count: error.problems.length,
      first: first === undefined ? '' : problemLine(first, 'zh'),
      firstEn: first === undefined ? '' : problemLine(first, 'en'),
    },
    {
      fields: error.problems.slice(0, 50).map((problem) => ({
        path: problem.place?.path ?? problem.place?.column ?? problem.code,
        message: problemLine(problem, 'zh'),
      })),
    },
  );
}

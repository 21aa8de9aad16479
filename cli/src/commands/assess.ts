import type { Assessment, Scheme, SubjectRow } from '@meritloop/engine';
import type { Command } from 'commander';
import { type AssessmentFiles, assessFiles } from '../assessment-files.ts';
import type { Io } from '../command.ts';
import { type Language, languageOption } from '../language.ts';
import { textTable } from '../text-table.ts';
import { traceText } from '../trace-text.ts';

interface AssessOptions extends AssessmentFiles {
  json?: boolean;
  explain?: string;
  language: Language;
}

/** 考核：按办法计分、排名、定等次。 */
export function define(command: Command, io: Io): void {
  command
    .requiredOption('--scheme <file>', 'scheme 考核办法 (YAML)')
    .requiredOption(
      '--actuals <file>',
      'actuals 完成值 (csv or xlsx): subject,indicator,period,value[,unit,source,status]',
    )
    .option('--targets <file>', 'targets 目标 (csv or xlsx), where an item is held against a target')
    .option('--subjects <file>', 'subjects 单位 (csv or xlsx): id,name,group,parent,sort,assessed')
    .requiredOption('--period <period>', 'period to assess: 2022, 2022-H1, 2022-Q3, 2022-09')
    .option('--json', 'one JSON object instead of a table')
    .option('--explain <id>', "add the explanation of one subject's score")
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
What it does: reads the figures, scores every item of the scheme by its method, adds up, applies bonuses, deductions
and vetoes, ranks each assessment group and gives grades. A figure that is missing is never counted as 0: the scheme
says what follows, and unless it says otherwise the total is withheld and the note tells why.

Try it on the example that comes with the project:
  meritloop assess --scheme examples/small-year/scheme.yaml --targets examples/small-year/targets.csv \\
    --actuals examples/small-year/actuals.csv --subjects examples/small-year/subjects.csv --period 2024-06
  … --explain 甲县      where every point of one subject comes from
  … --json              for programs: {"scheme","version","period","subjects":[{"id","group","score","rank",…}]}

How to write a scheme: docs/guide/write-a-scheme.md
Exit 0: done. Exit 2: bad input, one line a problem (code, file, row, column or place in the scheme, what to do).
Exit 1: anything else.`,
    )
    .action((options: AssessOptions) => run(options, io));
}

async function run(options: AssessOptions, io: Io): Promise<void> {
  const { scheme, subjects, assessment } = await assessFiles(options);
  const tree = options.explain === undefined ? undefined : assessment.explain(options.explain);
  if (options.json) {
    const { scheme: id, version, period, subjects: rows } = assessment;
    io.out(
      `${JSON.stringify({ scheme: id, version, period, subjects: rows, ...(tree && { explain: tree }) })}\n`,
    );
    return;
  }
  const { language } = options;
  io.out(heading(scheme, assessment, language));
  io.out(assessmentTable(scheme, subjects, assessment, language));
  const { unassessed } = assessment;
  if (unassessed.length > 0)
    io.out(`\n${words[language].unassessed}${unassessed.join(words[language].list)}\n`);
  io.out(tree ? `\n${traceText(tree, language)}\n` : `\n${words[language].more}\n`);
}

const words = {
  zh: {
    columns: ['名次', '单位', '组别', '得分', '等次', '说明'],
    ties: {
      competition: '并列占位（1、2、2、4）',
      dense: '并列不占位（1、2、2、3）',
      ordinal: '不并列（1、2、3、4）',
    },
    rule: '名次规则：',
    join: '；',
    list: '、',
    unassessed: '有数据但不在单位表中，未考核：',
    more: '逐项来由：加 --explain 单位编号',
  },
  en: {
    columns: ['rank', 'subject', 'group', 'score', 'grade', 'notes'],
    ties: {
      competition: 'ties share a place (1, 2, 2, 4)',
      dense: 'ties share a place (1, 2, 2, 3)',
      ordinal: 'no ties (1, 2, 3, 4)',
    },
    rule: 'tie rule: ',
    join: '; ',
    list: ', ',
    unassessed: 'with figures, but not among the subjects, so not assessed: ',
    more: 'where every point comes from: add --explain ID',
  },
};

function heading(scheme: Scheme, { version, period }: Assessment, language: Language): string {
  const { rule, ties } = words[language];
  return `${scheme.name[language]} (${version})  ${period}  ${rule}${ties[scheme.ranks.ties]}\n\n`;
}

function assessmentTable(
  scheme: Scheme,
  subjects: readonly SubjectRow[] | undefined,
  assessment: Assessment,
  language: Language,
): string {
  const names = new Map(subjects?.map((subject) => [subject.id, subject.name]));
  const groups = new Map(scheme.groups.map((group) => [group.id, group.name[language]]));
  const levels = scheme.grades ? [...scheme.grades.levels, scheme.grades.otherwise] : [];
  const grades = new Map(levels.map((grade) => [grade.id, grade.name[language]]));
  const rows = assessment.subjects.map((row) => [
    row.rank === null ? '—' : String(row.rank),
    names.get(row.id) ?? row.id,
    groups.get(row.group) ?? row.group,
    row.score ?? '—',
    row.grade === null ? '—' : (grades.get(row.grade) ?? row.grade),
    row.notes.map((note) => note.text[language]).join(words[language].join),
  ]);
  const columns = words[language].columns.map((name, c) => ({ heading: name, right: c === 0 || c === 3 }));
  return textTable(columns, rows);
}

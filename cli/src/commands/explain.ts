import type { Command } from 'commander';
import { type AssessmentFiles, assessFiles } from '../assessment-files.ts';
import type { Io } from '../command.ts';
import { type Language, languageOption } from '../language.ts';
import { traceText } from '../trace-text.ts';

interface ExplainOptions extends AssessmentFiles {
  json?: boolean;
  language: Language;
}

/** 溯源：一个单位的每一分从哪里来。 */
export function define(command: Command, io: Io): void {
  command
    .argument('<id>', 'subject whose score is to be explained')
    .requiredOption('--scheme <file>', 'scheme 考核办法 (YAML)')
    .requiredOption('--actuals <file>', 'actuals 完成值 (csv or xlsx)')
    .option('--targets <file>', 'targets 目标 (csv or xlsx)')
    .option('--subjects <file>', 'subjects 单位 (csv or xlsx)')
    .requiredOption('--period <period>', 'period that was assessed: 2022, 2022-H1, 2022-Q3, 2022-09')
    .option('--json', 'the tree as JSON: {label,rule,formula,substituted,value,unit,reason,source,children}')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `
What it shows: the total, the sections it is made of, each item's rule and formula, the same formula with figures, and
the file and row that every figure was read from. It is built from the same columns that gave the score.

Try it:
  meritloop explain 甲县 --scheme examples/small-year/scheme.yaml --targets examples/small-year/targets.csv \\
    --actuals examples/small-year/actuals.csv --subjects examples/small-year/subjects.csv --period 2024-06

Exit 0: done. Exit 2: bad input. Exit 1: anything else.`,
    )
    .action((id: string, options: ExplainOptions) => run(id, options, io));
}

async function run(id: string, options: ExplainOptions, io: Io): Promise<void> {
  const { assessment } = await assessFiles(options);
  const tree = assessment.explain(id);
  io.out(options.json ? `${JSON.stringify(tree)}\n` : `${traceText(tree, options.language)}\n`);
}

import {
  asOfDay,
  type GapInput,
  gapLine,
  InputError,
  judgeAll,
  type Problem,
  readActuals,
  readSubjects,
  readTargets,
} from '@meritloop/engine';
import type { Command } from 'commander';
import type { Io } from '../command.ts';
import { gapsTable } from '../gaps-table.ts';
import { type Language, languageOption } from '../language.ts';
import { readRulesFile } from '../rules-file.ts';
import { readTable } from '../tables.ts';

interface Options {
  targets: string;
  actuals: string;
  asOf: string;
  subjects?: string;
  rules?: string;
  json?: boolean;
  language: Language;
}

const HELP = `
把目标与实绩放在一起判断：完成率、序时进度、差距、状态、亮灯、预测。
Holds each target against its actuals: completion, pace, gap, status, light, forecast.

Example:
  meritloop gaps --targets targets.csv --actuals actuals.csv --as-of 2024-06

targets.csv (UTF-8 CSV with header, or .xlsx with the same columns; one row a target, or one a tier)
  id,subject,indicator,period,measure,op,value,value2,unit
  T1,甲县,新开工项目,2024,increment,>=,180,,个
  T2,甲县,城镇化率,2024,share,>=,68,,%
  T3,甲县,人均收入,2024,rank,<=,3,,            (with the optional column peer_set: a group, or 甲县;乙县;丙县)
    measure  level growth increment share change_pp rank streak relative
    op       >=  <=  =  ~ (左右)  in (value..value2)
    optional tier (floor stretch summit) aggregation (cumulative latest average) direction (higher lower band)
             nature (binding expected) filter peer_set due
    An increment is cumulative by default and held against pace; an empty value is 待下达.
    A relative target names the series it is held against in peer_set: a subject (全市) or an indicator.

actuals.csv
  subject,indicator,period,value[,unit,source,status]
  甲县,新开工项目,2024-06,81,个
    A cumulative value counts from 1 January. status: estimated preliminary final revised; the last counts.

Periods: 2024  2024-H1  2024-Q2  2024-06  2024-W26  2024-06-30  2024-01..02  2024-01..09  2023..2027

subjects.csv (only for ranks within a group): id,name,group,parent,sort,assessed

Light rules (--rules, YAML); this is the default. Holes and overlaps are refused, naming the interval.
  lights:
    basis: gap            # completion − pace, as a ratio: -0.10 is ten points behind; or paceRatio: completion ÷ pace
    intervals:
      - {status: ahead,      light: green,  from: 0.10,  fromIncluded: true}
      - {status: on_pace,    light: green,  from: 0,     fromIncluded: true, to: 0.10, toIncluded: false}
      - {status: behind,     light: yellow, from: -0.10, fromIncluded: true, to: 0,    toIncluded: false}
      - {status: far_behind, light: red,    to: -0.10, toIncluded: false}
  # unpaced: {basis: completion, intervals: [...]}   makes unmet targets without pace red by rule
  # pace: {kind: lastYearProfile}  or  {kind: nodes, nodes: [{month: 6, pace: 0.6}, {month: 12, pace: 1}]}

状态 status: 已完成 done · 超序时 ahead · 达序时 on_pace · 滞后 behind · 严重滞后 far_behind · 未到期 not_due ·
  待发布 awaiting_release · 待下达 awaiting_target · 未报送 not_reported · 待判定 needs_person

Exit code: 0 done, 2 bad input (one line each on stderr: code: file, row, column: what to do), 1 anything else.
Everything in full: docs/contract.md and docs/guide/judge-a-year.md.
`;

/** `meritloop gaps`: judges targets against actuals from plain files. */
export function define(command: Command, io: Io): void {
  command
    .requiredOption('--targets <file>', '目标文件 targets, .csv or .xlsx')
    .requiredOption('--actuals <file>', '实绩文件 actuals, .csv or .xlsx')
    .requiredOption('--as-of <when>', '截至日期或期间 a day or a period, e.g. 2024-06-30 or 2024-06')
    .option('--subjects <file>', '对象与分组 subjects and their groups, .csv or .xlsx')
    .option('--rules <file>', '亮灯规则 light rules, .yaml or .json')
    .option('--json', '每个目标一行 JSON one JSON line a target')
    .addOption(languageOption())
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      io.out(await gaps(options));
    });
}

async function gaps(options: Options): Promise<string> {
  const problems: Problem[] = [];
  /** Reads one file; its faults wait until all files are read, so that one run shows them all. */
  const reading = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const { subjects: subjectsFile, rules: rulesFile } = options;
  const asOf = await reading(async () => asOfDay(options.asOf));
  const targets = await reading(async () => readTargets(await readTable(options.targets)));
  const actuals = await reading(async () => readActuals(await readTable(options.actuals)));
  const subjects = subjectsFile && (await reading(async () => readSubjects(await readTable(subjectsFile))));
  const rules = rulesFile && (await reading(() => readRulesFile(rulesFile)));
  if (problems.length > 0 || !asOf || !targets || !actuals) throw new InputError(problems);

  const input: GapInput = { asOf, actuals, ...(subjects ? { subjects } : {}), ...(rules ? { rules } : {}) };
  const judgements = judgeAll(targets, input);
  if (options.json) {
    return judgements.map((one) => `${JSON.stringify(gapLine(one, options.language))}\n`).join('');
  }
  return gapsTable(judgements, input, options.language);
}

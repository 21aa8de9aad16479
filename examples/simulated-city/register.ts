/**
 * The register of the 120 matters as an office would hand it in: five sheets of texts, no codes, matters known by
 * their number and tasks by their title. One variant carries the mistakes that people make.
 */
import type { Bundle, BundleMatter, BundleTarget } from '../shape.ts';

/** One sheet: its header and its rows of texts; a text that begins with `=` is written as a formula. */
export interface RegisterSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const SHEETS = {
  事项: ['序号', '事项', '原文', '文件', '板块', '分管领导', '目标体系', '标签', '工程与专项行动'],
  责任: ['事项编码', '角色', '责任主体', '主体类型', '印发用语'],
  目标: [
    '事项编码',
    '指标',
    '对象',
    '期间',
    '要求',
    '目标值',
    '目标值·上限或幅度',
    '保',
    '争',
    '拼',
    '计量单位',
    '计量',
    '累计方式',
    '方向',
    '性质',
    '力度',
    '下达',
    '发布或认定日',
    '统计口径',
    '参照',
    '比较范围',
    '备注',
  ],
  任务: ['事项编码', '任务', '内容', '责任单位', '完成期限'],
  节点: ['任务编码', '节点', '节点日期'],
} as const;

const WORDS: Readonly<Record<string, string>> = {
  '>=': '以上',
  '<=': '以内',
  '=': '等于',
  '~': '左右',
  in: '区间',
  '': '',
  level: '总量',
  growth: '增速',
  increment: '增量',
  share: '占比',
  change_pp: '百分点变化',
  rank: '名次',
  streak: '连续',
  relative: '相对',
  cumulative: '累计',
  latest: '期末',
  average: '平均',
  higher: '越高越好',
  lower: '越低越好',
  band: '区间内为好',
  binding: '约束性',
  expected: '预期性',
  ensure: '确保',
  strive: '力争',
  set: '已下达',
  awaiting_target: '待下达',
};

/** The register of a city in the five sheets that an import reads. */
export function registerSheets(city: Bundle): RegisterSheet[] {
  const { tasks = [], campaigns = [] } = city;
  const numbers = new Map(city.matters.map(({ code, number }) => [code, number]));
  const units = new Map(city.units.map(({ code, name }) => [code, name]));
  const known = (names: ReadonlyMap<string, string>, code: string): string => {
    const name = names.get(code);
    if (name === undefined) throw new Error(`${code}: it is not in the city`);
    return name;
  };
  const titles = new Map(campaigns.map(({ code, name }) => [code, name]));
  const documents = new Map(city.documents.map(({ code, title }) => [code, title]));
  const indicators = new Map(city.indicators.map(({ code, name }) => [code, name]));
  const peers = new Map(city.peerSets.map(({ code, name }) => [code, name]));
  const targetRow = (target: BundleTarget): string[] => [
    known(numbers, target.matter),
    known(indicators, target.indicator),
    known(units, target.subject),
    target.period,
    said(target.op),
    ...tierCells(target),
    target.unit,
    said(target.measure),
    said(target.aggregation),
    said(target.direction),
    said(target.nature),
    said(target.strength),
    said(target.state ?? 'set'),
    target.due ?? '',
    target.filter ?? '',
    target.reference ?? '',
    target.peerSet === undefined ? '' : known(peers, target.peerSet),
    target.note ?? '',
  ];
  return [
    sheet(
      '事项',
      city.matters.map((matter) => [
        matter.number,
        matter.title,
        matter.text ?? '',
        matter.document === undefined ? '' : known(documents, matter.document),
        matter.section ?? '',
        matter.leader ?? '',
        matter.objectives.join('、'),
        (matter.tags ?? []).join('、'),
        (matter.campaigns ?? []).map((code) => known(titles, code)).join('、'),
      ]),
    ),
    sheet(
      '责任',
      city.matters.flatMap((matter) => dutyRows(matter, (code) => known(units, code))),
    ),
    sheet('目标', city.targets.map(targetRow)),
    sheet(
      '任务',
      tasks.map((task) => [
        known(numbers, task.matter),
        task.title,
        task.text ?? '',
        task.unit === undefined ? '' : known(units, task.unit),
        task.due ?? '',
      ]),
    ),
    sheet(
      '节点',
      tasks.flatMap(({ title, milestones }) => milestones.map(({ name, due }) => [title, name, due])),
    ),
  ];
}

function dutyRows({ number, units }: BundleMatter, nameOf: (code: string) => string): string[][] {
  return units.map((duty) => [
    number,
    duty.role === 'lead' ? '牵头' : '配合',
    duty.unit === undefined ? (duty.printed ?? '') : nameOf(duty.unit),
    duty.unit === undefined ? '责任主体组' : '单位',
    '',
  ]);
}

/** 目标值, its second value, 保, 争, 拼. */
function tierCells({ tiers, state }: BundleTarget): string[] {
  const of = (name: string): string => tiers.find(({ tier }) => tier === name)?.value ?? '';
  const single = tiers.find(({ tier }) => tier === '');
  const value = single?.value ?? (single !== undefined && state !== undefined ? '未定量' : '');
  return [value, single?.value2 ?? '', of('floor'), of('stretch'), of('summit')];
}

function said(word: string | undefined): string {
  if (word === undefined) return '';
  const found = WORDS[word];
  if (found === undefined) throw new Error(`${word}: the register has no word for it`);
  return found;
}

function sheet(name: keyof typeof SHEETS, rows: readonly (readonly string[])[]): RegisterSheet {
  return { name, header: SHEETS[name], rows };
}

/** What was spoiled: the sheet, Excel's row and the header of the column. */
export interface RegisterMistake {
  readonly kind: 'unit' | 'number' | 'indicator' | 'decimal' | 'group';
  readonly sheet: keyof typeof SHEETS;
  readonly row: number;
  readonly column: string;
}

/**
 * The same register with five mistakes: a unit misspelt, a number used twice, a target without an indicator, a figure
 * that is no decimal, a group of owners that nobody has.
 */
export function withMistakes(sheets: readonly RegisterSheet[]): {
  sheets: RegisterSheet[];
  mistakes: RegisterMistake[];
} {
  const spoiled: readonly [RegisterMistake['kind'], keyof typeof SHEETS, number, string, string][] = [
    ['unit', '责任', 1, '责任主体', '乙丑司'],
    ['number', '事项', 41, '序号', '41'],
    ['indicator', '目标', 11, '指标', ''],
    ['decimal', '目标', 12, '目标值', '三万八'],
    ['group', '责任', 5, '责任主体', '各有关镇街'],
  ];
  const mistakes = spoiled.map(([kind, name, row, column]) => ({ kind, sheet: name, row: row + 2, column }));
  return {
    mistakes,
    sheets: sheets.map((one) => ({
      ...one,
      rows: one.rows.map((cells, at) =>
        cells.map((cell, column) => {
          const mistake = spoiled.find(
            ([, name, row, header]) => name === one.name && row === at && header === one.header[column],
          );
          return mistake === undefined ? cell : mistake[4];
        }),
      ),
    })),
  };
}

/** The same register where one figure is a formula: a workbook that must be refused as a whole. */
export function withFormula(sheets: readonly RegisterSheet[]): RegisterSheet[] {
  return sheets.map((one) =>
    one.name === '目标'
      ? { ...one, rows: one.rows.map((cells, at) => (at === 3 ? replaced(cells, 5, '=3+4') : [...cells])) }
      : one,
  );
}

function replaced(cells: readonly string[], at: number, cell: string): string[] {
  return cells.map((one, index) => (index === at ? cell : one));
}

/**
 * Units of measure 计量单位. A unit belongs to a dimension and is a multiple of that dimension's base; units convert
 * within a dimension only. A unit that is not in the table is its own dimension: it equals itself and nothing else.
 * Classifiers are not merged (个, 家, 名 and 人 count different things), nor are currencies.
 */

/** A unit as base units: `times / per` of them. Whole numbers, so that 亩 (2000/3 m²) stays exact. */
export interface Unit {
  dimension: string;
  times: number;
  per: number;
}

/** Ways of writing the same unit. */
const SAME: Readonly<Record<string, string>> = {
  百分点: '个百分点',
  千米: '公里',
  km: '公里',
  千克: '公斤',
  kg: '公斤',
  '㎡': '平方米',
  'm²': '平方米',
  m2: '平方米',
  平方千米: '平方公里',
  度: '千瓦时',
  吨标煤: '吨标准煤',
  日: '天',
  人民币元: '元',
};

/** Multiples that stand before a unit: 万 + 亩. The longer ones first. */
const MULTIPLES: readonly [string, number][] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];

const unit = (dimension: string, times: number, per = 1): Unit => ({ dimension, times, per });

/** Units that take a multiple before them, by dimension; the first of each is the base. */
const MEASURES: Readonly<Record<string, Unit>> = {
  元: unit('元', 1),
  美元: unit('美元', 1),
  欧元: unit('欧元', 1),
  平方米: unit('area', 1),
  亩: unit('area', 2000, 3),
  公顷: unit('area', 10_000),
  平方公里: unit('area', 1_000_000),
  克: unit('mass', 1),
  斤: unit('mass', 500),
  公斤: unit('mass', 1000),
  吨: unit('mass', 1_000_000),
  毫米: unit('length', 1),
  厘米: unit('length', 10),
  米: unit('length', 1000),
  公里: unit('length', 1_000_000),
  立方米: unit('立方米', 1),
  瓦: unit('power', 1),
  千瓦: unit('power', 1000),
  兆瓦: unit('power', 1_000_000),
  千瓦时: unit('千瓦时', 1),
  吨标准煤: unit('吨标准煤', 1),
  标准箱: unit('标准箱', 1),
  分钟: unit('duration', 1),
  小时: unit('duration', 60),
  天: unit('天', 1),
};

/** Classifiers: each counts its own kind of thing and takes a multiple before it. */
const CLASSIFIERS =
  '个 家 户 名 人 人次 套 件 项 台 辆 座 所 处 条 次 张 只 头 羽 株 艘 场 例 份 部 对 宗 间 块 支 批 篇 册 户次 家次 件次 班 列 架 艘次 箱'.split(
    ' ',
  );

const PERCENT: Readonly<Record<string, Unit>> = {
  '%': unit('percent', 10),
  '‰': unit('percent', 1),
  个百分点: unit('point', 1),
};

const TABLE: ReadonlyMap<string, Unit> = new Map([
  ...Object.entries(MEASURES),
  ...CLASSIFIERS.map((name): [string, Unit] => [name, unit(name, 1)]),
]);

/** The one way in which the product writes a unit: full-width signs narrowed, synonyms brought together. */
export function normalUnit(text: string): string {
  const trimmed = text.trim();
  const name = SAME[trimmed] ?? trimmed.normalize('NFKC').replace(/\s+/g, '');
  return SAME[name] ?? name;
}

/** The unit that `text` names; an unknown one is its own dimension. */
export function unitOf(text: string): Unit {
  const name = normalUnit(text);
  const whole = PERCENT[name] ?? TABLE.get(name) ?? multiple(name);
  if (whole) return whole;
  const slash = name.indexOf('/');
  if (slash > 0 && slash < name.length - 1) return quotient(name.slice(0, slash), name.slice(slash + 1));
  return unit(`own:${name}`, 1);
}

/** 万亩 = 万 + 亩; null when what follows is not in the table. */
function multiple(name: string): Unit | null {
  for (const [prefix, factor] of MULTIPLES) {
    if (!name.startsWith(prefix)) continue;
    const base = TABLE.get(normalUnit(name.slice(prefix.length)));
    if (base) return { ...base, times: base.times * factor };
  }
  return null;
}

/** 万元/亩: its own dimension of two, convertible part by part. */
function quotient(above: string, below: string): Unit {
  const over = unitOf(above);
  const under = unitOf(below);
  return {
    dimension: `${over.dimension}/${under.dimension}`,
    times: over.times * under.per,
    per: over.per * under.times,
  };
}

import { type Job, LIGHTS, TIERS, VETO_BELOW } from './job.ts';

/**
 * The job as one SQL statement. The fact table already holds target and last year's figure beside every actual, which
 * is generous to SQL. Comparisons are made on figures rounded to ten decimals, arithmetic on the figures themselves:
 * the rule of docs/contract.md, as near as SQL comes to it.
 */
export function jobSql(): string {
  const tiers = TIERS.map(([at, points]) => `WHEN rx >= ${at} THEN ${points}`).join(' ');
  const [yellow, green] = LIGHTS;
  const shared = 'u, g, p, section, weight, a, gone, ratio, prev, rx';
  const from = (kinds: string) => `(SELECT * FROM figure WHERE kind IN (${kinds}))`;
  return `
WITH measured AS (
  SELECT f.u, f.g, f.i, f.p, f.a, f.prev, n.section, n.kind, n.weight, n.cap, n.rank_step, n.bonus_rate,
    (f.p % 12 + 1) / 12.0::DOUBLE AS gone, f.a / f.t AS ratio,
    CASE WHEN n.lower THEN greatest(0, 2 - f.a / (f.t * ((f.p % 12 + 1) / 12.0::DOUBLE)))
         ELSE greatest(0, f.a / (f.t * ((f.p % 12 + 1) / 12.0::DOUBLE))) END AS x
  FROM fact f JOIN item n ON n.i = f.i WHERE f.a IS NOT NULL),
figure AS (SELECT *, round(x, 10) AS rx FROM measured),
scored AS (
  SELECT ${shared},
    CASE kind
      WHEN 'capped' THEN CASE WHEN rx >= cap THEN cap * 100 ELSE x * 100 END
      WHEN 'tiers' THEN CASE ${tiers} ELSE 0 END
      WHEN 'bonus' THEN 100 + CASE WHEN x >= 1
        THEN CASE WHEN round((x - 1) * 100 * bonus_rate, 10) >= 10 THEN 10 ELSE (x - 1) * 100 * bonus_rate END
        ELSE CASE WHEN round((1 - x) * 100 * bonus_rate, 10) >= 20 THEN -20 ELSE (x - 1) * 100 * bonus_rate END END
      ELSE CASE WHEN rx >= ${VETO_BELOW} THEN 100 ELSE 0 END END AS points,
    kind = 'veto' AND rx < ${VETO_BELOW} AS vetoed
  FROM ${from("'capped', 'tiers', 'bonus', 'veto'")}
  UNION ALL
  SELECT ${shared}, CASE WHEN round(high, 10) > round(low, 10) THEN 60 + 40 * (x - low) / (high - low) ELSE 100 END, false
  FROM (SELECT *, min(x) OVER peers AS low, max(x) OVER peers AS high FROM ${from("'efficacy'")}
        WINDOW peers AS (PARTITION BY g, i, p))
  UNION ALL
  SELECT ${shared}, greatest(60, 100 - rank_step * (rank() OVER (PARTITION BY g, i, p ORDER BY rx DESC) - 1)), false
  FROM ${from("'rank'")}),
section_score AS (
  SELECT u, g, p, section, sum(weight * points) / sum(weight) AS points, bool_or(vetoed) AS vetoed,
    sum(ratio) AS completion, sum(ratio - gone) AS gap, sum(a / prev - 1) AS growth, sum(a / gone) AS forecast,
    count(*) FILTER (rx < ${yellow}) AS red, count(*) FILTER (rx >= ${yellow} AND rx < ${green}) AS yellow,
    count(*) FILTER (rx >= ${green}) AS green
  FROM scored GROUP BY u, g, p, section),
total AS (
  SELECT u, g, p, CASE WHEN bool_or(vetoed) THEN 0 ELSE round(sum(s.points * w.weight / 100), 10) END AS total,
    sum(completion) AS completion, sum(gap) AS gap, coalesce(sum(growth), 0) AS growth, sum(forecast) AS forecast,
    sum(red) AS red, sum(yellow) AS yellow, sum(green) AS green
  FROM section_score s JOIN section_weight w ON w.section = s.section GROUP BY u, g, p),
placed AS (
  SELECT *, rank() OVER (PARTITION BY p, g ORDER BY total DESC) AS group_rank,
    dense_rank() OVER (PARTITION BY p ORDER BY total DESC) AS overall_rank
  FROM total)
SELECT u, p, total, group_rank, overall_rank,
  coalesce(lag(group_rank) OVER line - group_rank, 0) AS group_gain,
  coalesce(lag(overall_rank) OVER line - overall_rank, 0) AS overall_gain,
  completion, gap, growth, forecast, red, yellow, green
FROM placed WINDOW line AS (PARTITION BY u ORDER BY p)`;
}

/** Tables of the items and of the sections' weights. */
export function jobTables(job: Job): string[] {
  const items = job.items.map(
    (item, i) =>
      `(${i}, ${item.section}, '${item.kind}', ${item.weight}::DOUBLE, ${item.lower}, ${item.cap}::DOUBLE, ${item.rankStep}, ${item.bonusRate}::DOUBLE)`,
  );
  const sections = job.sectionWeights.map((weight, section) => `(${section}, ${weight}::DOUBLE)`);
  return [
    `CREATE TABLE item AS SELECT * FROM (VALUES ${items.join(', ')}) v(i, section, kind, weight, lower, cap, rank_step, bonus_rate)`,
    `CREATE TABLE section_weight AS SELECT * FROM (VALUES ${sections.join(', ')}) v(section, weight)`,
  ];
}

import { z } from 'zod';
import { RankTable } from '../rank/rank-table.ts';
import { defineMethod, figure } from './method.ts';

/**
 * Rank points 名次赋分法
 *
 * Meaning: marks by place among the peers; equal decided figures share a place.
 * Formula: points = first − step × (rank − 1), not below `floor`; or the printed `table`, place by place.
 * A subject outside the ranked peers earns what its figure would earn, and moves nobody.
 * Source: red and black boards by place (domain S20); the eleven cities' places in the 2020 Q3 income table.
 * Example: first 100, step 2, floor 60: places 1, 2, 2, 4 → 100, 98, 98, 94.
 */
export const rankPoints = defineMethod({
  name: 'rank-points',
  title: { zh: '名次赋分法', en: 'Points by rank' },
  peers: true,
  params: z.union([
    z.strictObject({
      name: z.literal('rank-points'),
      /** Marks of the first place; the item's full marks where absent. */
      first: z.number().optional(),
      step: z.number().min(0),
      floor: z.number().default(0),
      ties: z.enum(['competition', 'dense']).default('competition'),
    }),
    z.strictObject({
      name: z.literal('rank-points'),
      /** Marks of place 1, 2, 3 …; later places earn `otherwise`. */
      table: z.array(z.number()).min(1).max(1000),
      otherwise: z.number().default(0),
      ties: z.enum(['competition', 'dense']).default('competition'),
    }),
  ]),
  bind(params, { marks, higher, precision }) {
    const table = new RankTable(params.ties, higher, precision);
    const earn = (rank: number) => {
      if ('table' in params) return params.table[rank - 1] ?? params.otherwise;
      return Math.max(params.floor, (params.first ?? marks) - params.step * (rank - 1));
    };
    const pointsByPlace = (length: number) => Float64Array.from({ length }, (_, place) => earn(place));
    let byPlace = pointsByPlace(128);
    return {
      score(x, points, from, to, ranked) {
        table.load(x, from, ranked);
        points.fill(Number.NaN, from, to);
        for (let place = byPlace.length; place <= table.size; place = byPlace.length)
          byPlace = pointsByPlace(2 * place);
        table.award(points, from, byPlace);
        for (let j = ranked; j < to; j++) {
          const rank = table.rankOf(x[j] as number);
          if (rank > 0) points[j] = earn(rank);
        }
      },
      explain({ x, at, from, ranked }) {
        table.load(x, from, ranked);
        const rank = table.rankOf(x[at] as number);
        const show = (value: number) => figure(value, precision);
        const figures = [
          { label: { zh: '组内名次 rank', en: 'place among the peers, rank' }, value: String(rank) },
          { label: { zh: '参加排名的单位数', en: 'peers ranked' }, value: String(table.size) },
        ];
        if ('table' in params)
          return { formula: 'table[rank]', substituted: `${rank} → ${show(earn(rank))}`, figures };
        const plain = `${show(params.first ?? marks)} − ${show(params.step)} × (${rank} − 1)`;
        const low = (params.first ?? marks) - params.step * (rank - 1) < params.floor;
        return {
          formula: low ? 'max(floor, first − step × (rank − 1))' : 'first − step × (rank − 1)',
          substituted: low ? `max(${show(params.floor)}, ${plain})` : plain,
          figures,
        };
      },
    };
  },
});

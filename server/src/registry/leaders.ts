import type { Reader } from '../platform/database.ts';
import { portfoliosOn, postsOn } from './store-portfolios.ts';

/** A leading post by the name of its role; never a person. */
export interface LeaderPost {
  id: string;
  code: string;
  name: string;
}

/**
 * 分工表 of a day: the leading posts that look after each unit, in the posts' order. A unit that no portfolio names is
 * absent: looking after a unit says nothing about the units below it.
 */
export async function leadersOfUnits(
  reader: Reader,
  tenantId: string,
  day: string,
): Promise<Map<string, LeaderPost[]>> {
  const [posts, portfolios] = await Promise.all([
    postsOn(reader, tenantId, day),
    portfoliosOn(reader, tenantId, day),
  ]);
  const byUnit = new Map<string, LeaderPost[]>();
  for (const post of posts) {
    for (const { unit_id } of portfolios.filter((row) => row.post_id === post.id)) {
      const leader = { id: post.id, code: post.code, name: post.name };
      byUnit.set(unit_id, [...(byUnit.get(unit_id) ?? []), leader]);
    }
  }
  return byUnit;
}

import { uuidv7 } from 'uuidv7';
import { refuse as platformRefuse } from '../platform/errors.ts';
import type { Change } from './contract-org.ts';
import { refuse } from './errors.ts';
import type { PostRow } from './store-rows.ts';
import type { TreeChanges } from './store-tree.ts';
import { add, end, freeCode, nameOn, noChanges, openUnit, type Planning, reaches } from './tree-rules.ts';

export function addPost({ tenantId, state, day }: Planning, change: Change<'add_post'>): TreeChanges {
  const posts = state['registry.leader_post'];
  if (posts.some((post) => post.name === change.name && reaches(post, day))) {
    throw refuse.name_taken({ name: change.name });
  }
  const changes = noChanges();
  add(changes, 'registry.leader_post', {
    tenant_id: tenantId,
    id: uuidv7(),
    code: freeCode('post', posts),
    name: change.name,
    sort: Math.max(0, ...posts.map(({ sort }) => sort)) + 1,
    valid_from: day,
    valid_to: null,
  });
  return changes;
}

/** A post that ends looks after nothing from the day on. */
export function endPost(planning: Planning, change: Change<'end_post'>): TreeChanges {
  const post = openPost(planning, change.postId);
  const changes = noChanges();
  end(planning, changes, 'registry.leader_post', post);
  for (const row of planning.state['registry.portfolio']) {
    if (row.post_id === post.id && reaches(row, planning.day))
      end(planning, changes, 'registry.portfolio', row);
  }
  return changes;
}

export function assignPortfolio(planning: Planning, change: Change<'assign_portfolio'>): TreeChanges {
  const { state, day, tenantId } = planning;
  const post = openPost(planning, change.postId);
  const unit = openUnit(planning, change.unitId);
  const held = state['registry.portfolio'].some(
    (row) => row.post_id === post.id && row.unit_id === unit.id && reaches(row, day),
  );
  if (held) throw refuse.looked_after({ post: post.name, name: nameOn(state, unit.id, day) });
  const changes = noChanges();
  add(changes, 'registry.portfolio', {
    tenant_id: tenantId,
    id: uuidv7(),
    post_id: post.id,
    unit_id: unit.id,
    valid_from: day,
    valid_to: null,
  });
  return changes;
}

export function endPortfolio(planning: Planning, change: Change<'end_portfolio'>): TreeChanges {
  const row = planning.state['registry.portfolio'].find(({ id }) => id === change.portfolioId);
  if (row === undefined) throw platformRefuse.not_found({ thing: '该分工', thingEn: 'portfolio' });
  if (row.valid_to !== null) {
    throw refuse.ended({ name: nameOn(planning.state, row.unit_id, planning.day), to: row.valid_to });
  }
  const changes = noChanges();
  end(planning, changes, 'registry.portfolio', row);
  return changes;
}

function openPost({ state, day }: Planning, id: string): PostRow {
  const post = state['registry.leader_post'].find((row) => row.id === id);
  if (post === undefined) throw platformRefuse.not_found({ thing: '该领导岗位', thingEn: 'leading post' });
  if (post.valid_from > day) throw refuse.not_yet({ name: post.name, from: post.valid_from, day });
  if (post.valid_to !== null) throw refuse.ended({ name: post.name, to: post.valid_to });
  return post;
}

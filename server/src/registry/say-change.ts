import type { Bilingual } from '../platform/endpoint.ts';
import type { OrgChange } from './contract-org.ts';
import type { MembershipRow } from './store-rows.ts';
import type { TreeChanges } from './store-tree.ts';
import { nameOn, type Planning } from './tree-rules.ts';
import { registerWords } from './workbook-words.ts';

const kinds: Record<MembershipRow['kind'], Bilingual> = {
  administrative: { zh: '行政隶属', en: 'administratively' },
  statistical: { zh: '统计口径', en: 'for statistics' },
  entrusted: { zh: '托管', en: 'by entrusted management' },
  platform: { zh: '平台', en: 'as a platform' },
};

/** What a planned change does, in sentences: the preview shows them and the history keeps them. */
export function sayChange(planning: Planning, change: OrgChange, changes: TreeChanges): Bilingual[] {
  const said = headline(planning, change, changes);
  const moved = (changes.end['registry.membership'] ?? []).filter(
    ({ row }) => !isOfEnding(changes, row.unit_id),
  ).length;
  if (isSuccession(change) && moved > 0) {
    said.push({
      zh: `原在其下的 ${moved} 个隶属关系转到承接单位之下。`,
      en: `${moved} membership(s) below move under the successor.`,
    });
  }
  const out = (table: 'registry.group_member' | 'registry.portfolio' | 'registry.role_grant') =>
    changes.end[table]?.length ?? 0;
  const [standings, portfolios, grants] = [
    out('registry.group_member'),
    out('registry.portfolio'),
    out('registry.role_grant'),
  ];
  const carried = changes.add['registry.role_grant']?.length ?? 0;
  if (isSuccession(change) || change.kind === 'end_unit') {
    said.push(
      {
        zh: `考核组别 ${standings} 项、分工 ${portfolios} 项随之终止，不自动转给承接单位。`,
        en: `${standings} standing(s) in groups and ${portfolios} portfolio line(s) end; they do not pass to a successor by themselves.`,
      },
      {
        zh: `授权 ${grants} 项于前一日终止${carried > 0 ? `，其中 ${carried} 项自生效日起改在承接单位` : ''}。`,
        en: `${grants} grant(s) end on the day before${carried > 0 ? `; ${carried} of them begin over the successor on the effective day` : ''}.`,
      },
    );
  }
  return said;
}

const isSuccession = (change: OrgChange) => change.kind === 'merge_units' || change.kind === 'split_unit';
const isOfEnding = (changes: TreeChanges, unitId: string) =>
  (changes.end['registry.unit'] ?? []).some(({ row }) => row.id === unitId);

function headline(planning: Planning, change: OrgChange, changes: TreeChanges): Bilingual[] {
  const { state, day } = planning;
  const name = (id: string) =>
    changes.add['registry.unit']?.find((row) => row.id === id)?.name ?? nameOn(state, id, day);
  const names = (ids: readonly string[]) => ids.map(name).join('、');
  const followers = (changes.add['registry.succession'] ?? []).map((row) => row.successor_id);
  const heir = changes.add['registry.succession']?.find((row) => row.takes_over)?.successor_id ?? '';
  const one = (zh: string, en: string) => [{ zh: `${zh}。`, en: `${en}.` }];
  const group = (id: string) => state['registry.assessment_group'].find((row) => row.id === id)?.name ?? '';
  const post = (id: string) => state['registry.leader_post'].find((row) => row.id === id)?.name ?? '';
  switch (change.kind) {
    case 'add_unit':
      return one(`自${day}起设立“${change.unit.name}”`, `"${change.unit.name}" exists from ${day} on`);
    case 'rename_unit':
      return one(
        `自${day}起，“${name(change.unitId)}”更名为“${change.name}”；此前各日的数据和文件仍显示当日名称`,
        `From ${day} on "${name(change.unitId)}" is named "${change.name}"; figures and documents of earlier days keep the name of their day`,
      );
    case 'end_unit':
      return one(
        `自${day}起撤销“${name(change.unitId)}”，没有承接单位；历史仍记在其名下`,
        `"${name(change.unitId)}" no longer exists from ${day} on and has no successor; its history stays under its name`,
      );
    case 'merge_units':
      return one(
        `自${day}起，${names([...new Set(change.unitIds)])}并入“${name(heir)}”，由其承接未办结事项；历史仍记在原单位名下`,
        `From ${day} on ${names([...new Set(change.unitIds)])} merge into "${name(heir)}", which takes over what is open; history stays under the former units`,
      );
    case 'split_unit':
      return one(
        `自${day}起，“${name(change.unitId)}”拆分为${names(followers)}，由“${name(heir)}”承接未办结事项；历史仍记在原单位名下`,
        `From ${day} on "${name(change.unitId)}" is split into ${names(followers)}; "${name(heir)}" takes over what is open; history stays under the former unit`,
      );
    case 'add_membership':
      return one(
        `自${day}起，“${name(change.unitId)}”隶属“${name(change.parentId)}”（${kinds[change.membership].zh}）`,
        `From ${day} on "${name(change.unitId)}" belongs to "${name(change.parentId)}" ${kinds[change.membership].en}`,
      );
    case 'end_membership': {
      const row = state['registry.membership'].find(({ id }) => id === change.membershipId);
      if (row === undefined) return [];
      return one(
        `自${day}起，“${name(row.unit_id)}”不再隶属“${name(row.parent_id)}”（${kinds[row.kind].zh}）`,
        `From ${day} on "${name(row.unit_id)}" no longer belongs to "${name(row.parent_id)}" ${kinds[row.kind].en}`,
      );
    }
    case 'add_group':
      return one(`新设考核组别“${change.name}”`, `Assessment group "${change.name}" is added`);
    case 'set_standing': {
      const until =
        change.until === null ? { zh: '', en: '' } : { zh: `至${change.until}`, en: ` to ${change.until}` };
      return one(
        `自${day}起${until.zh}，“${name(change.unitId)}”在“${group(change.groupId)}”中${registerWords.zh.standings[change.standing]}`,
        `From ${day}${until.en} "${name(change.unitId)}" is ${registerWords.en.standings[change.standing]} in "${group(change.groupId)}"`,
      );
    }
    case 'end_standing':
      return one(
        `自${day}起，“${name(change.unitId)}”退出“${group(change.groupId)}”`,
        `From ${day} on "${name(change.unitId)}" is no longer in "${group(change.groupId)}"`,
      );
    case 'add_post':
      return one(
        `自${day}起设领导岗位“${change.name}”`,
        `Leading post "${change.name}" exists from ${day} on`,
      );
    case 'end_post':
      return one(
        `自${day}起撤销领导岗位“${post(change.postId)}”，其分工随之终止`,
        `Leading post "${post(change.postId)}" ends before ${day}, with its portfolio`,
      );
    case 'assign_portfolio':
      return one(
        `自${day}起，“${post(change.postId)}”分管“${name(change.unitId)}”`,
        `From ${day} on "${post(change.postId)}" looks after "${name(change.unitId)}"`,
      );
    case 'end_portfolio': {
      const row = state['registry.portfolio'].find(({ id }) => id === change.portfolioId);
      if (row === undefined) return [];
      return one(
        `自${day}起，“${post(row.post_id)}”不再分管“${name(row.unit_id)}”`,
        `From ${day} on "${post(row.post_id)}" no longer looks after "${name(row.unit_id)}"`,
      );
    }
  }
}

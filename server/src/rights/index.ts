/**
 * "Why may I, why may I not": every act with the sentence that decides it and the grant that fulfils it. It is no room of
 * the loop; the list of endpoints is handed in, because it holds these as well.
 */
import type { Mounted } from '../endpoints.ts';
import type { Query } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { refuse } from '../platform/errors.ts';
import { abilitiesFor, answer, demand, type Policy } from '../platform/policy.ts';
import { roles } from '../platform/principal.ts';
import { roleNames } from '../platform/role-names.ts';
import type { Download, Room } from '../platform/room.ts';
import { workbook } from '../platform/workbook.ts';
import { grantsOf, identifyById, personsOf, unitsKnown, unitsOn } from '../registry/index.ts';
import * as contract from './contract.ts';
import { explainRight, type Held } from './explain-right.ts';

const policy = {
  readRights: {
    says: { zh: '每位登录人员都可查看自己的权限及依据', en: 'Everyone signed in may read their own rights' },
    roles,
    over: 'anywhere',
  },
  readRightsOf: {
    says: {
      zh: '考核办和安全管理员可查看各岗位的权限',
      en: 'The office and the security officer may read the rights of every post',
    },
    roles: ['office', 'security_officer'],
    over: 'tenant',
  },
} satisfies Policy<void>;

/** The room that answers what one may, of all `endpoints` in all of `rooms`. */
export function rightsRoom(endpoints: () => readonly Mounted[], rooms: readonly Room[]): Room {
  const stages = new Map(rooms.map(({ name, stage }) => [name, stage]));

  async function rightsOf(
    query: Pick<Query<Endpoint>, 'reader' | 'tenant' | 'principal' | 'today'>,
    personId: string,
    unitId: string | undefined,
  ): Promise<contract.Rights> {
    const { reader, tenant, principal, today } = query;
    const own = personId === principal.personId;
    const readsOthers = answer(principal, policy.readRightsOf, undefined).may;
    const [person, rows, known, units, people] = await Promise.all([
      own ? principal : identifyById(reader, tenant, personId, today),
      grantsOf(reader, tenant.id, [personId]),
      unitsKnown(reader, tenant.id, today),
      unitsOn(reader, tenant.id, today),
      readsOthers ? personsOf(reader, tenant.id) : [],
    ]);
    if (person === undefined) throw refuse.not_found({ thing: '该岗位', thingEn: 'post' });
    const unit = unitId === undefined ? null : units.find(({ id }) => id === unitId);
    if (unit === undefined) throw refuse.not_found({ thing: '该单位', thingEn: 'unit' });
    const named = (id: string) => ({ id, name: known.find((one) => one.id === id)?.name ?? '' });
    const held = person.grants.map(({ role, unitId: over, reach }): Held & { to: string | null } => {
      const row = rows.find((one) => one.role === role && one.unit_id === over && one.valid_from <= today);
      return {
        role,
        unit: over === null ? null : named(over),
        from: row?.valid_from ?? today,
        to: row?.valid_to ?? null,
        reach,
      };
    });
    return {
      person: { id: person.personId, name: person.name },
      own,
      unit: unit === null ? null : named(unit.id),
      units: units.map(({ id, name }) => ({ id, name })),
      grants: held.map(({ role, unit, from, to }) => ({ role, unit, from, to })),
      rooms: sentences().map(({ room, decides }) => ({
        room,
        name: stages.get(room) ?? { zh: '账号与登录', en: 'Accounts and sign-in' },
        rights: decides.map(({ sentence, reads }) => ({
          says: sentence.says,
          reads,
          ...explainRight(held, sentence, unit === null ? null : named(unit.id)),
          depends: sentence.unless !== undefined,
        })),
      })),
      people: people.map(({ id, name_zh: zh, name_en: en }) => ({ id, name: { zh, en } })),
      abilities: abilitiesFor(principal, policy, undefined),
    };
  }

  /** The sentences of each room, each once, in the order of the routes that name them. */
  function sentences() {
    const found = new Map<
      string,
      Map<string, { sentence: NonNullable<Mounted['decides']>; reads: boolean }>
    >();
    for (const { room, kind, decides: sentence } of endpoints()) {
      if (sentence === undefined) continue;
      const ofRoom = found.get(room) ?? new Map();
      const known = ofRoom.get(sentence.says.zh);
      ofRoom.set(sentence.says.zh, { sentence, reads: kind !== 'act' && known?.reads !== false });
      found.set(room, ofRoom);
    }
    return [...found].map(([room, ofRoom]) => ({ room, decides: [...ofRoom.values()] }));
  }

  async function download(query: Query<typeof contract.downloadRights>): Promise<Download> {
    const { person, unit, language } = query.query;
    if (person !== undefined && person !== query.principal.personId)
      demand(query.principal, policy.readRightsOf, undefined);
    const rights = await rightsOf(query, person ?? query.principal.personId, unit);
    const zh = language === 'zh';
    const title = zh ? '权限' : 'Rights';
    const grants = rights.grants.map(
      ({ role, unit: over, from }) =>
        `${roleNames[role][language]} · ${over?.name ?? (zh ? '全市' : 'whole city')} · ${from}`,
    );
    return workbook(`${title}-${rights.person.name[language]}.xlsx`, [
      {
        name: title,
        notes: [
          `${query.tenant.name[language]} · ${rights.person.name[language]} · ${query.today}`,
          ...grants,
          ...(rights.unit === null
            ? []
            : [zh ? `事项所属单位：${rights.unit.name}` : `Things of ${rights.unit.name}`]),
        ],
        columns: [
          { title: zh ? '环节' : 'Room', width: 12 },
          { title: zh ? '规定' : 'Sentence', width: 60 },
          { title: zh ? '可否' : 'May', width: 8 },
          { title: zh ? '依据' : 'Why', width: 60 },
        ],
        rows: rights.rooms.flatMap((room) =>
          room.rights.map((one) => [
            room.name[language],
            one.says[language],
            one.may ? (zh ? '可' : 'yes') : zh ? '不可' : 'no',
            one.why[language],
          ]),
        ),
      },
    ]);
  }

  return {
    name: 'rights',
    stage: { zh: '权限', en: 'Rights' },
    routes(mount) {
      mount.query(contract.readRights, policy.readRights, (query) =>
        rightsOf(query, query.principal.personId, query.query.unit),
      );
      mount.query(contract.readRightsOf, policy.readRightsOf, (query) =>
        rightsOf(query, query.params.person, query.query.unit),
      );
      mount.download(contract.downloadRights, policy.readRights, download);
    },
  };
}

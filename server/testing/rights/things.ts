import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { startRun } from '../../src/assessments/contract.ts';
import { advanceCase, openCase } from '../../src/cases/contract.ts';
import { createCampaign, downloadRegister, previewImport } from '../../src/plans/contract.ts';
import type { Endpoint } from '../../src/platform/endpoint.ts';
import { createToken, listTokens } from '../../src/platform/tokens/contract.ts';
import {
  explainPreview,
  produceDocument,
  readDocument,
  releaseBoard,
} from '../../src/publications/contract.ts';
import { askAccess, createOwnerGroup, saveView } from '../../src/registry/contract.ts';
import type { Sent } from '../client.ts';
import type { Story } from '../story.ts';
import type { Caller } from './callers.ts';
import { type Relation, relations, unitOf } from './city.ts';

/** What a path names, and what the sentences ask of it. */
export interface Thing {
  params: Record<string, string>;
  /** What `over`, `unless` and `seenBy` are asked about, known from how the thing was made. */
  about?: unknown;
  /** Fields of a query or a body that could be left out, and are asked for with this thing. */
  wanted?: Record<string, unknown> | undefined;
}

/** Things by the names of a path, such as `requests/:request`: one of the city, or one for each relation. */
export type Things = ReadonlyMap<string, Thing | Record<Relation, Thing>>;

export interface Furnished {
  units: Record<Relation, string>;
  things: Things;
  /** What routes without a thing are asked with, by path. */
  alone: ReadonlyMap<string, Thing>;
  /** Ids by the names that bodies give them. */
  known: Record<string, unknown>;
}

/** Ids of the units that grants are about. */
export async function unitsOf(story: Story, tenant: string): Promise<Record<Relation, string>> {
  const { rows } = await sql<{ code: string; id: string }>`select code, id from registry.unit
    where tenant_id = ${tenant}`.execute(story.db);
  const id = (code: string) => rows.find((row) => row.code === code)?.id ?? '';
  return { own: id(unitOf.own), child: id(unitOf.child), sibling: id(unitOf.sibling) };
}

/** Makes one of everything in a city that was loaded; `clerk` is whose account is spoken of. */
export async function furnish(
  story: Story,
  tenant: string,
  units: Record<Relation, string>,
  { office, reviewer, officer, clerk }: Record<'office' | 'reviewer' | 'officer' | 'clerk', Caller>,
): Promise<Furnished> {
  async function made<E extends Endpoint>(by: Caller, stated: E, sent: Sent<E>) {
    const answered = await by.actor.call(stated, sent);
    if (answered.status !== 200) {
      throw new Error(`${stated.method} ${stated.path}: ${answered.status} ${answered.bytes.toString()}`);
    }
    return answered;
  }
  async function idOf(table: string, code: string, where = 'code'): Promise<string> {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
      where tenant_id = ${tenant} and ${sql.ref(where)} = ${code}`.execute(story.db);
    const [first] = rows;
    if (first === undefined) throw new Error(`No ${code} in ${table}.`);
    return first.id;
  }
  async function scopeOf(caller: Caller): Promise<string> {
    const [first] = (await made(caller, listTokens, {})).body.scopes;
    return first?.name ?? '';
  }
  async function each(make: (relation: Relation, unitId: string) => Promise<Thing>) {
    const found = {} as Record<Relation, Thing>;
    for (const relation of relations) found[relation] = await make(relation, units[relation]);
    return found;
  }

  const matter = await idOf('plans.matter', 'm1');
  const target = await idOf('plans.target', 'investment-county-a-2026');
  const task = await idOf('plans.task', 't-plant');
  const indicator = await idOf('plans.indicator', 'investment');
  const scheme = await idOf('assessments.scheme', 'small-board');
  const run = (await made(office, startRun, { body: { schemeId: scheme, period: '2026-05' } })).body.id;
  const board = (await made(office, releaseBoard, { body: { runId: run } })).body.id;
  const campaign = (await made(office, createCampaign, { body: { name: '清零行动', kind: '专项行动' } })).body
    .id;
  const group = (await made(office, createOwnerGroup, { body: { name: '有关单位', members: [] } })).body.id;
  const view = await made(office, saveView, {
    body: { page: 'targets', name: '全市', query: {}, shared: true },
  });
  const book = await made(office, downloadRegister, {});
  const upload = await made(office, previewImport, {
    body: { fileName: '登记簿.xlsx', content: book.bytes.toString('base64') },
  });
  const change = uuidv7();
  await sql`insert into gaps.change (tenant_id, id, target_id, status_after, light_after, sentence_zh, sentence_en,
    proposal, on_day, at) values (${tenant}, ${change}, ${target}, 'behind', 'yellow', '偏慢', 'behind', 'proposed',
    '2026-07-07', ${new Date()})`.execute(story.db);
  // A token lives by the calendar of the world.
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const token = await made(clerk, createToken, {
    body: { name: '对接', scopes: [await scopeOf(clerk)], expiresOn: day },
  });
  const person = clerk.principal.personId;
  await made(officer, askAccess, {
    params: { person },
    body: { kind: 'password', reason: '忘记密码，本人来电' },
    ifMatch: 1,
  });
  const signedIn = await sql<{ id: string }>`select s.id from auth.session s
    join registry.person p on p.account_id = s."userId" where p.id = ${person}`.execute(story.db);
  const session = signedIn.rows[0]?.id ?? '';
  const nobody = { withdrawn: null, proposal: 'proposed', kind: 'simulated' };
  const system = { audience: 'system', unitIds: [] };

  const requests = await each(async (_, unitId) => ({
    params: { request: await idOf('actuals.request', unitId, 'unit_id') },
    about: { unitId, sourceUnitId: undefined, enteredBy: null },
  }));
  const cases = await each(async (relation, unitId) => {
    const targetId = await idOf('plans.target', `investment-${unitOf[relation]}-2026`);
    const body = { procedure: 'supervision', targetId, unitId, title: `推进事项 ${relation}` };
    const form = { reason: '6月投资进度低于序时', demand: '一个月内提出并落实追赶措施' };
    const opened = (await made(office, openCase, { body: { ...body, form } })).body;
    const params = { id: opened.id };
    const approved = await made(reviewer, advanceCase, {
      params,
      ifMatch: opened.version,
      body: { transition: 'approve', form: { opinion: '同意立项' } },
    });
    await made(office, advanceCase, {
      params,
      ifMatch: approved.body.version,
      body: { transition: 'assign', form: { due_on: '2026-07-28', note: '请按时反馈' } },
    });
    const takenBy = new Map([
      ['open', new Set([office.principal.personId])],
      ['approve', new Set([reviewer.principal.personId])],
      ['assign', new Set([office.principal.personId])],
    ]);
    return { params, about: { unitId, disclosed: true, takenBy } };
  });
  const documents = await each(async (_, unitId) => {
    const body = { kind: 'unit_sheet' as const, period: '2026-06', unitId, audience: 'group' as const };
    const { id } = (await made(office, produceDocument, { body })).body;
    const { content } = (await made(office, readDocument, { params: { id } })).body;
    const [key] = Object.keys(content.figures);
    return { params: { id }, about: { audience: 'group', scope: { unitId } }, wanted: { key } };
  });
  const preview = { kind: 'unit_sheet', unitId: units.own, ...documents.own.wanted };
  const days = await each(async (relation, unitId) => ({
    params: { indicator: await idOf('plans.indicator', `stat-${relation}`), period: '2026-06' },
    about: { sourceUnitId: unitId },
  }));
  const reports = await each(async (_, unitId) => ({
    params: { matter, unit: unitId, period: '2026-06' },
    about: { unitId },
  }));
  const ofUnits = await each(async (_, unitId) => ({ params: { id: unitId }, about: { id: unitId } }));
  const one = (params: Record<string, string>, about: unknown = nobody): Thing => ({ params, about });

  return {
    units,
    alone: new Map([[explainPreview.path, { params: {}, wanted: preview }]]),
    known: {
      page: 'targets',
      username: 'new-post',
      period: '2026-06',
      expiresOn: day,
      schemeId: scheme,
      runId: run,
      indicatorId: indicator,
      targetId: target,
      matterId: matter,
      unitId: units.own,
      subjectId: units.own,
      indicator,
      subject: units.own,
      target,
    },
    things: new Map<string, Thing | Record<Relation, Thing>>([
      ['requests/:request', requests],
      ['reports/:matter/:unit/:period', reports],
      ['release-days/:indicator/:period', days],
      ['cases/:id', cases],
      ['documents/:id', documents],
      ['units/:id', ofUnits],
      ['matters/:matter', one({ matter })],
      ['matters/:matterId', one({ matterId: matter })],
      ['targets/:id', one({ id: target })],
      [
        'history/figures/:indicator/:subject/:period',
        one({ indicator, subject: units.own, period: '2026-05' }),
      ],
      ['history/targets/:id', one({ id: target })],
      ['history/tasks/:id', one({ id: task })],
      ['plan-targets/:target', one({ target })],
      ['tasks/:id', one({ id: task })],
      ['ledger/:id', one({ id: await idOf('plans.ledger_entry', 'z-award') })],
      ['campaigns/:campaign', one({ campaign })],
      ['register-imports/:import', one({ import: upload.body.id })],
      ['changes/:id', one({ id: change })],
      ['runs/:id', one({ id: run })],
      ['runs/:id/subjects/:code', one({ id: run, code: unitOf.own })],
      ['releases/:id', one({ id: board }, system)],
      ['releases/:id/subjects/:code', one({ id: board, code: unitOf.own }, system)],
      ['document-templates/:kind', one({ kind: 'summary' })],
      ['owner-groups/:group', one({ group })],
      ['rights/:person', one({ person })],
      ['accounts/:person', one({ person }, { personId: person, disabled: false })],
      ['accounts/:person/sessions/:session', one({ person, session }, { personId: person, disabled: false })],
      [
        'access-requests/:request',
        one(
          { request: await idOf('registry.access_request', person, 'person_id') },
          { personId: person, disabled: false },
        ),
      ],
      [
        'grants/:grant',
        one(
          { grant: await idOf('registry.role_grant', person, 'person_id') },
          { personId: person, disabled: false },
        ),
      ],
      ['tokens/:token', one({ token: token.body.token.id }, { personId: person, revoked: false })],
      ['views/:id', one({ id: view.body.id }, { personId: office.principal.personId, shared: true })],
    ]),
  };
}

/** What a path names: everything up to its last parameter. */
export function namesOf(path: string): string | undefined {
  return /^\/api\/:tenant\/(.*:\w+)/.exec(path)?.[1];
}

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerCities } from '../../testing/register-cities.ts';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory({ cities: registerCities() });
});
afterAll(() => story?.close());

async function matterOf(code: string, on?: string) {
  const { body } = await story.call('office', contract.listMatters, { query: { withdrawn: 'with' } });
  const id = body.matters.find((one) => one.code === code)?.id ?? '';
  return (await story.call('office', contract.readMatter, { params: { matter: id }, query: { on } })).body;
}
async function given(): Promise<contract.MatterGiven> {
  const { body } = await story.call('office', contract.registerChoices);
  return {
    number: '9',
    title: '新建产业园',
    text: '新建产业园2个。\n其中甲县1个。',
    document: { title: '另一份文件', publisher: '测试市', publishedOn: '2026-03' },
    section: '重大项目',
    leader: '分管副市长（工业）',
    objectives: ['实力'],
    tags: ['重点', '民生'],
    campaignIds: body.campaigns.map(({ id }) => id),
    duties: [
      {
        unitId: body.units[4]?.id ?? '',
        ownerGroupId: null,
        groupId: null,
        printed: null,
        role: 'lead',
        basis: '',
      },
      {
        unitId: null,
        ownerGroupId: body.ownerGroups[0]?.id ?? '',
        groupId: null,
        printed: '各区县',
        role: 'co',
        basis: '',
      },
      { unitId: null, ownerGroupId: null, groupId: null, printed: '市级其他有关单位', role: 'co', basis: '' },
    ],
  };
}

describe('matters', () => {
  it('are listed with what each filter leaves; a unit is found through its groups too', async () => {
    const all = (await story.call('clerk-b', contract.listMatters)).body;
    expect(all.matters.map(({ code }) => code)).toEqual(['m1', 'm2']);
    expect(all.choices.tag).toEqual([{ value: '重点', label: '重点', count: 1 }]);
    const units = new Map(all.choices.unit.map(({ label, value, count }) => [label, { value, count }]));
    expect(units.get('丙区')?.count).toBe(2);
    expect(units.get('乙县')?.count).toBe(1); // left the owner group of m2 at the end of June
    for (const [query, codes] of [
      [{ tag: '重点' }, ['m2']],
      [{ campaign: 'c1' }, ['m2']],
      [{ unit: units.get('乙县')?.value ?? '' }, ['m1']],
      [{ unit: units.get('丙区')?.value ?? '' }, ['m1', 'm2']],
      [{ text: '两位数' }, ['m1']],
      [{ leader: '没有这个岗位' }, []],
      [{ size: 1, page: 2 }, ['m2']],
      [{ withdrawn: 'only' }, []],
    ] as const) {
      const { body } = await story.call('office', contract.listMatters, { query });
      expect([query, body.matters.map(({ code }) => code)]).toEqual([query, [...codes]]);
    }
    const file = await story.call('leader', contract.downloadMatters, { query: { tag: '重点' } });
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('say which units a group owner means on a day', async () => {
    const members = async (on?: string) =>
      (await matterOf('m2', on)).duties[1]?.members.map(({ name }) => name);
    expect(await members()).toEqual(['甲县', '丙区']);
    expect(await members('2026-06-30')).toEqual(['甲县', '乙县']);
    expect((await matterOf('m1')).duties[1]).toMatchObject({
      printed: '各区县',
      group: { code: 'counties' },
      members: [{ name: '甲县' }, { name: '乙县' }, { name: '丙区' }],
    });
  });

  it('are entered, edited from the version that was seen, withdrawn with a reason and restored', async () => {
    const body = await given();
    const made = await story.call('office', contract.createMatter, { body });
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      code: 'M0001',
      text: '新建产业园2个。\n其中甲县1个。',
      document: { title: '另一份文件', publishedOn: '2026-03' },
      campaigns: [{ name: '百亿工程' }],
      version: 1,
    });
    expect(made.body.duties.map(({ members }) => members.length)).toEqual([1, 2, 0]);
    const params = { matter: made.body.id };
    const edited = { ...body, title: '新建产业园（调整）', document: { id: made.body.document?.id ?? '' } };
    expect((await story.call('office', contract.editMatter, { params, body: edited })).status).toBe(428);
    const ok = await story.call('office', contract.editMatter, { params, body: edited, ifMatch: 1 });
    expect([ok.status, ok.body.title, ok.body.version]).toEqual([200, '新建产业园（调整）', 2]);
    const stale = await story.call('office-2', contract.editMatter, { params, body, ifMatch: 1 });
    expect([stale.status, (stale.body.error?.current as { title: string } | undefined)?.title]).toEqual([
      412,
      '新建产业园（调整）',
    ]);
    const gone = await story.call('office', contract.withdrawMatter, {
      params,
      body: { reason: '并入第1项' },
      ifMatch: 2,
    });
    expect(gone.body.withdrawn).toEqual({ on: '2026-07-07', reason: '并入第1项' });
    const listed = async (query = {}) =>
      (await story.call('office', contract.listMatters, { query })).body.matters.some(
        ({ id }) => id === params.matter,
      );
    expect([await listed(), await listed({ withdrawn: 'only' })]).toEqual([false, true]);
    const closed = await story.call('office', contract.editMatter, { params, body, ifMatch: 3 });
    expect([closed.status, closed.body.error?.code]).toEqual([409, 'plans.withdrawn']);
    const back = await story.call('office', contract.restoreMatter, {
      params,
      body: { reason: '单列推进' },
      ifMatch: 3,
    });
    expect([back.status, back.body.withdrawn, await listed()]).toEqual([200, null, true]);
    const twice = await story.call('office', contract.restoreMatter, {
      params,
      body: { reason: '再试' },
      ifMatch: 4,
    });
    expect(twice.body.error?.code).toBe('plans.not_withdrawn');
    const audit = await sql<{ act: string; reason: string | null }>`select act, reason from platform.audit
      where tenant_id = 'small-city' and subject_id = ${params.matter} order by id`.execute(story.db);
    expect(audit.rows.map(({ act, reason }) => [act, reason])).toEqual([
      ['plans.create_matter', null],
      ['plans.edit_matter', null],
      ['plans.withdraw_matter', '并入第1项'],
      ['plans.restore_matter', '单列推进'],
    ]);
  });

  it('are refused in words where they cannot be', async () => {
    const body = await given();
    const matter = (await matterOf('m1')).id;
    const create = (post: string | null, change: object, tenant?: string) =>
      story.call(post, contract.createMatter, {
        body: { ...body, ...change },
        ...(tenant === undefined ? {} : { params: { tenant } }),
      });
    expect((await create(null, {})).status).toBe(401);
    expect((await create('clerk-a', {})).status).toBe(403);
    expect((await create('office', { title: '' })).status).toBe(400);
    expect((await create('office', { title: '控制\u0007字符' })).status).toBe(400);
    expect((await create('office', { tags: ['甲；乙'] })).status).toBe(400);
    const unknown = await create('office', { campaignIds: [nowhere] });
    expect(unknown.body.error?.fields?.[0]?.path).toBe('body.campaignIds.0');
    expect((await create('office', { code: 'm1' })).body.error?.code).toBe('plans.code_taken');
    expect((await create('office', { text: '机密★三年' })).status).toBe(422);
    expect((await create('published-office', {}, 'small-published')).body.error?.code).toBe(
      'plans.published_only',
    );
    expect(
      (await story.call('clerk-a', contract.editMatter, { params: { matter }, body, ifMatch: 1 })).status,
    ).toBe(403);
    expect((await story.call('office', contract.readMatter, { params: { matter: nowhere } })).status).toBe(
      404,
    );
    expect(
      (await story.call('office', contract.editMatter, { params: { matter: nowhere }, body, ifMatch: 1 }))
        .status,
    ).toBe(404);
    expect(
      (
        await story.call('office', contract.withdrawMatter, {
          params: { matter },
          body: { reason: ' ' },
          ifMatch: 1,
        })
      ).status,
    ).toBe(400);
  });

  it('belong to campaigns that the office names', async () => {
    const made = await story.call('office', contract.createCampaign, {
      body: { name: '清零行动', kind: '专项行动' },
    });
    expect(made.body).toMatchObject({ code: 'C0001', kind: '专项行动', version: 1 });
    const params = { campaign: made.body.id };
    const body = { name: '百亿工程', kind: '工程' };
    expect((await story.call('office', contract.createCampaign, { body })).body.error?.code).toBe(
      'plans.name_taken',
    );
    expect((await story.call('office', contract.editCampaign, { params, body, ifMatch: 1 })).status).toBe(
      409,
    );
    const renamed = { name: '清零攻坚行动', kind: '专项行动' };
    expect((await story.call('office', contract.editCampaign, { params, body: renamed })).status).toBe(428);
    expect(
      (await story.call('office', contract.editCampaign, { params, body: renamed, ifMatch: 1 })).body.version,
    ).toBe(2);
    expect(
      (await story.call('office', contract.editCampaign, { params, body: renamed, ifMatch: 1 })).status,
    ).toBe(412);
    expect((await story.call('clerk-a', contract.createCampaign, { body: renamed })).status).toBe(403);
  });
});

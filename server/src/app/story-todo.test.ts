import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { practice } from '../../testing/practices.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import * as actuals from '../actuals/contract.ts';
import * as contract from './contract.ts';

const figure = (value: string) => ({
  value,
  progress: '按计划推进',
  problems: '',
  nextSteps: '',
  explanation: '',
  missingReason: '',
});

let story: Story;

beforeAll(async () => {
  const city = smallCity();
  story = await openStory({
    cities: [
      {
        ...city,
        // Asked of county B with a deadline that has passed on the city's business day, and stated last.
        requests: [
          ...city.requests,
          {
            indicator: 'growth',
            unit: 'county-b',
            subject: 'county-b',
            period: '2026-05',
            dueOn: '2026-07-03',
          },
        ],
        practices: { rules: { file: practice('default-lights/rules.yaml'), origin: '测试' } },
      },
    ],
  });
});
afterAll(() => story?.close());

const todo = async (post: string) => (await (await story.as(post)).call(contract.readTodo)).body;
const kinds = async (post: string) => (await todo(post)).items.map((item) => item.kind);

describe('the to-do list', () => {
  it('tells a clerk what to enter, for whom, by when and where', async () => {
    const { today, items, nextDueOn } = await todo('clerk-a');
    expect({ today, nextDueOn }).toEqual({ today: '2026-07-07', nextDueOn: '2026-07-10' });
    const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    expect(items).toEqual([
      {
        id: `request-${request.id}`,
        kind: 'enter',
        title: { zh: '填报：工业投资（2026年6月）', en: 'Enter: 工业投资 (Jun 2026)' },
        detail: { zh: '甲县', en: '甲县' },
        matter: { id: expect.any(String), number: '1', title: '扩大工业有效投资' },
        dueOn: '2026-07-10',
        overdue: false,
        link: `/requests/${request.id}`,
      },
    ]);
  });

  it('puts what is overdue first, and looks for the next day among what is not', async () => {
    const { items, nextDueOn } = await todo('clerk-b');
    expect(items.map(({ dueOn, overdue }) => [dueOn, overdue])).toEqual([
      ['2026-07-03', true],
      ['2026-07-10', false],
    ]);
    expect(nextDueOn).toBe('2026-07-10');
  });

  it.each(['leader', 'auditor', 'signer-a', 'reviewer'])('is empty for %s at first', async (post) => {
    expect((await todo(post)).items).toEqual([]);
  });

  it('tells the office which documents of the periods that are over nobody has produced', async () => {
    const { items, kinds } = await todo('office');
    expect(items.map(({ title }) => title.zh)).toEqual([
      '编制重点工作进展情况汇总表（2026年6月）',
      '编制督查专报（2026年上半年）',
    ]);
    expect(kinds).toEqual([{ kind: 'document', count: 2 }]);
  });

  it('says the next day also where nothing waits, to those for whom something will', async () => {
    expect(await todo('signer-a')).toMatchObject({
      items: [],
      nextDueOn: '2026-07-10',
      next: { zh: '2026年6月报送截止' },
    });
    expect(await todo('leader')).toMatchObject({ items: [], nextDueOn: null, next: null });
  });

  it('tells the source of an official figure on which day it is released', async () => {
    const [item] = (await todo('clerk-stat')).items;
    expect(item?.detail.zh).toMatch(/法定统计，2026-\d\d-\d\d 发布/);
    expect((await todo('clerk-a')).items[0]?.detail.zh).not.toContain('法定统计');
  });

  it('follows a figure from post to post, and ends as a proposal when it turns a binding target red', async () => {
    const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    const params = { request: request.id };
    const link = `/requests/${request.id}`;
    let { version } = await walkFigure(story, request, figure('38'), 'entered');
    const waits = async (post: string, kind: string) => {
      const items = (await todo(post)).items.filter((item) => item.link === link);
      expect(items.map((item) => item.kind)).toEqual([kind]);
    };
    expect(await kinds('clerk-a')).toEqual([]);
    const way = [
      ['signer-a', 'sign_off', actuals.signOff],
      ['signer-a', 'submit', actuals.submit],
      ['reviewer', 'review', actuals.pass],
      ['office', 'lock', actuals.lock],
    ] as const;
    for (const [post, kind, act] of way) {
      await waits(post, kind);
      const answer = await (await story.as(post)).call(act, { params, ifMatch: version });
      expect(answer.status).toBe(200);
      version = answer.body.version;
      expect((await todo(post)).items.filter((item) => item.link === link && item.kind === kind)).toEqual([]);
    }
    await story.settle();
    const items = (await todo('office')).items.filter(({ kind }) => kind !== 'document');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      kind: 'propose',
      title: { zh: '决定是否立项：甲县 · 工业投资' },
      dueOn: null,
      overdue: false,
    });
    expect(items[0]?.detail.zh).toContain('比序时低 12.0 个百分点');
    expect(items[0]?.link).toMatch(/^\/gaps\?change=[0-9a-f-]{36}$/);
    for (const post of ['leader', 'auditor', 'reviewer', 'signer-a']) expect(await kinds(post)).toEqual([]);
  });

  it('shows one unit nothing of another', async () => {
    const links = (await todo('clerk-b')).items.map((item) => item.link);
    const other = await requestOf(story, 'clerk-stat', '2026-06', 'growth');
    expect(links).not.toContain(`/requests/${other.id}`);
    expect((await todo('clerk-stat')).items.map((item) => item.link)).toEqual([`/requests/${other.id}`]);
  });
});

import type { Mounted } from '../endpoints.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { businessRoles, roles } from '../platform/principal.ts';
import { roleNames } from '../platform/role-names.ts';

/** One route with the sentence that decides it. */
export interface RightsRow {
  room: string;
  route: string;
  summary: string;
  says: Bilingual;
  /** The roles in words. */
  who: Bilingual;
  /** Over which units a grant has to be. */
  over: Bilingual;
  /** Whether it answers 404 to whoever may not know of the thing. */
  hidden: boolean;
}

const overs: Record<string, Bilingual> = {
  tenant: { zh: '全市授权', en: 'the whole city' },
  anywhere: { zh: '本市任一授权', en: 'any grant in the city' },
  unit: { zh: '授权含事项所属单位', en: 'the unit of the thing' },
};

const accounts: Record<string, Bilingual> = {
  open: { zh: '任何人，无须登录', en: 'Anybody, without signing in' },
  account: { zh: '每个已登录的账号，只及于本人', en: 'Every account that is signed in, about itself' },
};

/** Every route of the server and who it answers, in the order in which they are mounted. */
export function rightsTable(endpoints: readonly Mounted[]): RightsRow[] {
  return endpoints.map(({ room, kind, endpoint, decides }) => {
    const open = accounts[kind] ?? { zh: '', en: '' };
    const over = typeof decides?.over === 'function' ? 'unit' : (decides?.over ?? '');
    return {
      room,
      route: `${endpoint.method} ${endpoint.path}`,
      summary: endpoint.summary,
      says: decides?.says ?? open,
      who: decides === undefined ? { zh: '—', en: '—' } : sayRoles(decides.roles),
      over: overs[over] ?? { zh: '—', en: '—' },
      hidden: decides?.seenBy !== undefined,
    };
  });
}

function sayRoles(named: readonly (typeof roles)[number][]): Bilingual {
  if (roles.every((role) => named.includes(role))) return { zh: '全部岗位', en: 'every role' };
  const officers = named.filter((role) => !(businessRoles as readonly string[]).includes(role));
  if (officers.length === 0 && businessRoles.every((role) => named.includes(role)))
    return { zh: '全部业务岗位', en: 'every role of the business' };
  const names = named.map((role) => roleNames[role]);
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

/** The table as `docs/rights.md`. */
export function rightsMarkdown(rows: readonly RightsRow[]): string {
  const rooms = [...new Set(rows.map(({ room }) => room))];
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const lines = rooms.flatMap((room) => [
    `## ${room}`,
    '',
    '| 路径 Route | 谁 Who | 范围 Over | 依据 Sentence |',
    '|---|---|---|---|',
    ...rows
      .filter((row) => row.room === room)
      .map(({ route, who, over, says, hidden }) => {
        const both = (words: Bilingual) => (words.zh === words.en ? words.zh : `${words.zh}<br>${words.en}`);
        return `| \`${route}\`${hidden ? ' †' : ''} | ${cell(both(who))} | ${cell(both(over))} | ${cell(both(says))} |`;
      }),
    '',
  ]);
  return [
    '# 权限 Rights',
    '',
    `${rows.length} 条路径，按注册时写明的依据生成：\`meritloop rights --markdown\`。Generated from the sentences that the routes name.`,
    '未登录一律 401；他市的城市、事项一律 404。† 看不到该事项的人得到 404，与不存在无异。',
    'Without a session 401; another city and its things 404. † 404 to whoever may not know of the thing.',
    '有些依据还看事项的状态和经办人；案件各环节由程序规定。Some also ask how a thing stands; steps of a case are as its procedure says.',
    '',
    ...lines,
  ].join('\n');
}

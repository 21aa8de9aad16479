import type { Query } from '../platform/call.ts';
import type { Language } from '../platform/refusal.ts';
import { roleNames } from '../platform/role-names.ts';
import { columnsOf, simulatedNotes, workbook } from '../platform/workbook.ts';
import type * as contract from './contract-accounts.ts';
import type { Account, GrantLine } from './contract-accounts.ts';
import { foundAccounts } from './list-accounts.ts';
import { presentAccounts } from './present-account.ts';

const words = {
  zh: {
    sheet: '账号和授权',
    asOf: '截至',
    columns: [
      '用户名',
      '岗位',
      '状态',
      '二次验证',
      '现有登录',
      '授权',
      '单位',
      '自',
      '至',
      '现行有效',
      '授权事由',
    ],
    good: '正常',
    disabled: '已停用',
    waiting: '须等待',
    asked: '待核准',
    passwordDue: '待改首次密码',
    on: '已开启',
    off: '未开启',
    none: '尚未授权',
    wholeCity: '全市',
    yes: '是',
    no: '否',
  },
  en: {
    sheet: 'Accounts and grants',
    asOf: 'As of',
    columns: [
      'User name',
      'Post',
      'State',
      'Second factor',
      'Signed in',
      'Grant',
      'Unit',
      'From',
      'To',
      'In force',
      'Reason of the grant',
    ],
    good: 'good',
    disabled: 'disabled',
    waiting: 'has to wait',
    asked: 'request open',
    passwordDue: 'first password to be changed',
    on: 'on',
    off: 'off',
    none: 'no grant yet',
    wholeCity: 'whole city',
    yes: 'yes',
    no: 'no',
  },
} as const;

/** The accounts that the page's filters leave, all pages of them: a row a grant, past ones too, for whoever checks who may what. */
export async function downloadAccounts(query: Query<typeof contract.downloadAccounts>) {
  const { reader, tenant, today } = query;
  const { language } = query.query;
  const said = words[language];
  const accounts = await presentAccounts(reader, query, await foundAccounts(query));
  return workbook(`${tenant.name[language]}-${said.sheet}-${today}.xlsx`, [
    {
      name: said.sheet,
      notes: [`${tenant.name[language]} · ${said.asOf} ${today}`, ...simulatedNotes(tenant, language)],
      columns: columnsOf(said.columns, [20, 24, 20, 12, 10, 16, 24, 12, 12, 10, 40], {
        quantity: (place) => place === 4,
      }),
      rows: accounts.flatMap((account) =>
        (account.grants.length === 0 ? [undefined] : account.grants).map((grant) => [
          ...accountCells(account, language),
          ...grantCells(grant, language),
        ]),
      ),
    },
  ]);
}

function accountCells(account: Account, language: Language): string[] {
  const said = words[language];
  const states = [
    account.disabledAt === null ? null : said.disabled,
    account.waitUntil === null ? null : said.waiting,
    account.requests.length === 0 ? null : said.asked,
    account.passwordDue ? said.passwordDue : null,
  ].filter((state) => state !== null);
  return [
    account.username,
    account.name[language],
    states.length === 0 ? said.good : states.join(language === 'zh' ? '、' : ', '),
    account.secondFactor ? said.on : said.off,
    String(account.sessions),
  ];
}

function grantCells(grant: GrantLine | undefined, language: Language): (string | null)[] {
  const said = words[language];
  if (grant === undefined) return [said.none, null, null, null, null, null];
  const unit = grant.unit === null ? said.wholeCity : grant.unit.name;
  const inForce = grant.holds ? said.yes : said.no;
  return [roleNames[grant.role][language], unit, grant.from, grant.to, inForce, grant.reason];
}

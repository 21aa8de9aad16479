import { type Account, downloadAccounts, listAccounts } from '@meritloop/server/contract/registry';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/call.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useSay } from '../../messages/useSay.ts';
import { useVisitor } from '../../shell/visitor.ts';
import { useSetFilters } from '../../ui/filter/addressFilters.ts';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import { momentWords } from '../../ui/number/moment.ts';
import { PageTitle } from '../../ui/page/PageTitle.tsx';
import { SidePanel } from '../../ui/panel/SidePanel.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { AccountPanel } from './AccountPanel.tsx';
import { CreateAccount } from './CreateAccount.tsx';
import { FirstPassword } from './FirstPassword.tsx';
import styles from './Officers.module.css';

const route = getRouteApi('/$tenant/accounts');
const fresh = 'new';
const choices = ['asked', 'officers', 'stopped'] as const;

/** Accounts of the city, for the three officers: who has which role, and what each of them may do about it. */
export function AccountsPage() {
  const { t, i18n } = useTranslation(['registry', 'shell']);
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const say = useSay();
  const { tenant } = useVisitor();
  const { text, only, account: open } = route.useSearch();
  const set = useSetFilters();
  const [offset, setOffset] = useState(0);
  const [password, setPassword] = useState<string>();
  const answer = useAnswer(listAccounts, { params: { tenant: tenant.id }, query: { text, only, offset } });
  const list = answer.data;
  const may = list?.abilities.createAccount?.may === true && tenant.kind !== 'published';
  const looked = list?.accounts.find(({ personId }) => personId === open);
  const close = () => {
    setPassword(undefined);
    set({ account: undefined });
  };
  const columns: Column<Account>[] = [
    { key: 'name', title: t('registry:officers.column.name'), cell: ({ name }) => say(name) },
    {
      key: 'username',
      title: t('registry:officers.column.username'),
      cell: ({ username }) => username,
      phone: 'head',
    },
    {
      key: 'grants',
      title: t('registry:officers.column.grants'),
      cell: ({ grants }) => {
        const held = grants.filter(({ holds }) => holds).map(({ role }) => t(`shell:role.${role}`));
        return held.length === 0 ? t('registry:officers.noGrants') : held.join('、');
      },
    },
    {
      key: 'state',
      title: t('registry:officers.column.state'),
      cell: (account) => <State account={account} />,
    },
    {
      key: 'factor',
      title: t('registry:officers.column.factor'),
      cell: ({ secondFactor }) =>
        secondFactor ? t('registry:officers.factorOn') : t('registry:officers.factorOff'),
    },
    {
      key: 'sessions',
      title: t('registry:officers.column.sessions'),
      kind: 'number',
      cell: ({ sessions }) => sessions,
    },
  ];
  return (
    <>
      <PageTitle
        title={t('registry:officers.accounts')}
        scope={say(tenant.name)}
        asOf={tenant.today}
        action={
          may && (
            <Button type="primary" onClick={() => set({ account: fresh })}>
              {t('registry:officers.create')}
            </Button>
          )
        }
      />
      <p className={styles.says}>{t('registry:officers.accountsIntro')}</p>
      <FilterBar
        filters={[
          { name: 'text', label: t('registry:officers.text') },
          {
            name: 'only',
            label: t('registry:officers.only'),
            choices: choices.map((value) => ({ value, label: t(`registry:officers.onlyChoice.${value}`) })),
          },
        ]}
        values={{ text, only }}
      />
      <DataTable<Account>
        id="accounts"
        caption={t('registry:officers.caption')}
        columns={columns}
        rows={list?.accounts}
        rowKey={({ personId }) => personId}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('registry:officers.emptyWhy'), todo: t('registry:officers.emptyTodo') }}
        onOpen={({ personId }) => set({ account: personId })}
        excel={addressOf(downloadAccounts, {
          params: { tenant: tenant.id },
          query: { text, only, language },
        })}
      />
      {list !== undefined && list.total > list.limit && (
        <div className={styles.row}>
          <span>
            {t('registry:officers.shown', {
              total: list.total,
              from: offset + 1,
              to: Math.min(offset + list.limit, list.total),
            })}
          </span>
          <Button disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - list.limit))}>
            {t('registry:officers.earlier')}
          </Button>
          <Button disabled={offset + list.limit >= list.total} onClick={() => setOffset(offset + list.limit)}>
            {t('registry:officers.later')}
          </Button>
        </div>
      )}
      <SidePanel
        open={looked !== undefined || password !== undefined || (may && open === fresh)}
        onClose={close}
        title={looked === undefined ? t('registry:officers.create') : say(looked.name)}
      >
        {password !== undefined && (
          <FirstPassword password={password} onKept={() => setPassword(undefined)} />
        )}
        {looked !== undefined && (
          <AccountPanel key={looked.personId} account={looked} onPassword={setPassword} />
        )}
        {looked === undefined && open === fresh && (
          <CreateAccount
            onCancel={close}
            onMade={(personId, first) => {
              setPassword(first);
              set({ account: personId });
            }}
          />
        )}
      </SidePanel>
    </>
  );
}

/** What stands out about an account, in words; nothing stands out: it is good. */
function State({ account }: { account: Account }) {
  const { t } = useTranslation('registry');
  const words = [
    account.disabledAt === null ? null : t('officers.state.disabled'),
    account.waitUntil === null
      ? null
      : t('officers.state.waiting', { until: momentWords(account.waitUntil).slice(-5) }),
    account.requests.length === 0 ? null : t('officers.state.asked'),
    account.passwordDue ? t('officers.state.passwordDue') : null,
  ].filter((word) => word !== null);
  return <>{words.length === 0 ? t('officers.state.good') : words.join('、')}</>;
}

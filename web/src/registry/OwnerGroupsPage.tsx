import { listOwnerGroups } from '@meritloop/server/contract/registry';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { Name, Names } from '../ui/name/Name.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { OwnerGroupForm } from './OwnerGroupForm.tsx';
import styles from './OwnerGroupsPage.module.css';

const route = getRouteApi('/$tenant/owner-groups');

export type OwnerGroupShown = z.output<typeof listOwnerGroups.reply>['groups'][number];
const fresh = 'new';

/** 责任主体组: what printed words such as 各区县 mean, by date. */
export function OwnerGroupsPage() {
  const { t } = useTranslation('registry');
  const say = useSay();
  const { tenant } = useVisitor();
  const { group: open } = route.useSearch();
  const set = useSetFilters();
  const answer = useAnswer(listOwnerGroups, { params: { tenant: tenant.id } });
  const list = answer.data;
  const may = list?.abilities.editOwnerGroups?.may === true && tenant.kind !== 'published';
  const editing = list?.groups.find(({ id }) => id === open);
  const close = () => set({ group: undefined });
  return (
    <>
      <PageTitle
        title={t('ownerGroups.title')}
        asOf={tenant.today}
        scope={say(tenant.name)}
        above={<CityLink path="/matters">{t('ownerGroups.back')}</CityLink>}
        action={
          may && (
            <Button type="primary" onClick={() => set({ group: fresh })}>
              {t('ownerGroups.add')}
            </Button>
          )
        }
      />
      <p className={styles.intro}>{t('ownerGroups.intro')}</p>
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      {list === undefined && answer.error === null && <Loading rows={6} />}
      {list?.groups.length === 0 && (
        <EmptyState why={t('ownerGroups.none')} {...(may ? { todo: t('ownerGroups.noneTodo') } : {})} />
      )}
      <ul className={styles.groups} aria-label={t('ownerGroups.caption')}>
        {list?.groups.map((group) => (
          <li key={group.id}>
            <Group group={group} on={list.on} onEdit={may ? () => set({ group: group.id }) : undefined} />
          </li>
        ))}
      </ul>
      <SidePanel
        open={may && (open === fresh || editing !== undefined)}
        onClose={close}
        title={editing?.name ?? t('ownerGroups.add')}
      >
        {(open === fresh || editing !== undefined) && <OwnerGroupForm group={editing} onDone={close} />}
      </SidePanel>
    </>
  );
}

function Group(props: { group: OwnerGroupShown; on: string; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('registry');
  const { group, on } = props;
  const isMember = ({ from, to }: OwnerGroupShown['members'][number]) =>
    from <= on && (to === null || to >= on);
  const others = group.members.filter((member) => !isMember(member));
  const dated = ({ unit, from, to }: OwnerGroupShown['members'][number]) =>
    `${unit.name}（${to === null ? t('ownerGroups.since', { from }) : t('ownerGroups.period', { from, to })}）`;
  return (
    <article>
      <header className={styles.head}>
        <h2>
          <Name of={group.name} />
        </h2>
        <span className={styles.note}>{t('ownerGroups.count', { count: group.membersOn })}</span>
        {props.onEdit !== undefined && (
          <Button size="small" onClick={props.onEdit}>
            {t('ownerGroups.edit')}
          </Button>
        )}
      </header>
      <p>
        {group.membersOn === 0 ? (
          t('ownerGroups.noMembers')
        ) : (
          <Names of={group.members.filter(isMember).map(({ unit }) => unit)} />
        )}
      </p>
      {others.length > 0 && (
        <p className={styles.note}>{t('ownerGroups.former', { names: others.map(dated).join('、') })}</p>
      )}
    </article>
  );
}

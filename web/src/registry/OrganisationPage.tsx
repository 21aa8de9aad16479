import { downloadOrganisation, readOrganisation } from '@meritloop/server/contract/registry';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name } from '../ui/name/Name.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { OrganisationHead } from './OrganisationHead.tsx';
import styles from './OrganisationPage.module.css';
import { useSpan } from './useSpan.ts';

const route = getRouteApi('/$tenant/organisation');

type Organisation = z.output<typeof readOrganisation.reply>;
type Group = Organisation['groups'][number];
type Post = Organisation['posts'][number];
type MemberRow = { group: Group; member: Group['members'][number] };
type PostRow = { post: Post; line: Post['portfolio'][number] | undefined };

/** Assessment groups with how their members take part, and the portfolios of leading posts, as of a day. */
export function OrganisationPage() {
  const { t, i18n } = useTranslation('registry');
  const { tenant } = useVisitor();
  const { day } = route.useSearch();
  const params = { tenant: tenant.id };
  const query = day === undefined ? {} : { day };
  const answer = useAnswer(readOrganisation, { params, query });
  const file = answer.data;
  const mayChange = file?.abilities.editTree?.may === true && tenant.kind !== 'published';
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const excel = addressOf(downloadOrganisation, { params, query: { ...query, language } });
  const retry = { error: answer.error, onRetry: () => void answer.refetch() };
  return (
    <>
      <OrganisationHead title={t('organisation.title')} day={file?.day ?? day ?? tenant.today} />
      <div className={styles.parts}>
        <section>
          <h2>{t('organisation.groups')}</h2>
          <DataTable<MemberRow>
            id="groups"
            caption={t('organisation.groupsCaption')}
            columns={useMemberColumns(mayChange)}
            rows={file?.groups.flatMap((group) => group.members.map((member) => ({ group, member })))}
            rowKey={({ group, member }) => `${group.id} ${member.unit.id}`}
            {...retry}
            empty={{ why: t('organisation.groupsNone'), todo: t('organisation.groupsNoneTodo') }}
            excel={excel}
          />
        </section>
        <section>
          <h2>{t('organisation.posts')}</h2>
          <DataTable<PostRow>
            id="portfolios"
            caption={t('organisation.postsCaption')}
            columns={usePostColumns(mayChange)}
            rows={file?.posts.flatMap(linesOf)}
            rowKey={({ post, line }) => line?.id ?? post.id}
            {...retry}
            empty={{ why: t('organisation.postsNone'), todo: t('organisation.postsNoneTodo') }}
            excel={excel}
          />
          <p className={styles.note}>{t('organisation.postNote')}</p>
        </section>
      </div>
    </>
  );
}

/** A row for each unit that the post looks after; one row for a post that looks after none. */
function linesOf(post: Post): PostRow[] {
  if (post.portfolio.length === 0) return [{ post, line: undefined }];
  return post.portfolio.map((line) => ({ post, line }));
}

function useMemberColumns(mayChange: boolean): Column<MemberRow>[] {
  const { t } = useTranslation('registry');
  const span = useSpan();
  const columns: Column<MemberRow>[] = [
    { key: 'unit', title: t('column.unit'), cell: ({ member }) => <UnitLink unit={member.unit} /> },
    { key: 'group', title: t('organisation.group'), cell: ({ group }) => <Name of={group} /> },
    {
      key: 'standing',
      title: t('organisation.standing'),
      cell: ({ member }) => t(`standing.${member.standing}`),
      phone: 'head',
    },
    {
      key: 'span',
      title: t('organisation.span'),
      cell: ({ member }) => span(member.from, member.to) || t('notStated'),
    },
    {
      key: 'act',
      title: t('column.act'),
      cell: ({ group, member }) => (
        <ChangeLink
          search={{ kind: 'set_standing', group: group.id, unit: member.unit.id }}
          name={`${group.name} ${member.unit.name}`}
        />
      ),
    },
  ];
  return mayChange ? columns : columns.slice(0, -1);
}

function usePostColumns(mayChange: boolean): Column<PostRow>[] {
  const { t } = useTranslation('registry');
  const span = useSpan();
  const columns: Column<PostRow>[] = [
    { key: 'post', title: t('organisation.post'), cell: ({ post }) => <Name of={post} /> },
    {
      key: 'unit',
      title: t('column.unit'),
      cell: ({ line }) => (line === undefined ? t('organisation.noUnits') : <UnitLink unit={line.unit} />),
      phone: 'head',
    },
    {
      key: 'span',
      title: t('organisation.span'),
      cell: ({ line, post }) => span((line ?? post).from, (line ?? post).to) || t('notStated'),
    },
    {
      key: 'act',
      title: t('column.act'),
      cell: ({ post, line }) => (
        <ChangeLink
          search={
            line === undefined
              ? { kind: 'assign_portfolio', post: post.id }
              : { kind: 'end_portfolio', portfolio: line.id }
          }
          name={`${post.name} ${line?.unit.name ?? ''}`}
        />
      ),
    },
  ];
  return mayChange ? columns : columns.slice(0, -1);
}

function UnitLink({ unit }: { unit: { id: string; name: string } }) {
  return (
    <CityLink path={`/units/${unit.id}`}>
      <Name of={unit} />
    </CityLink>
  );
}

function ChangeLink({ search, name }: { search: Record<string, string>; name: string }) {
  const { t } = useTranslation('registry');
  const { tenant } = useVisitor();
  return (
    <Link
      to={`/${tenant.id}/organisation/change` as '/'}
      search={search as never}
      aria-label={t('actOn', { name })}
    >
      {t('act')}
    </Link>
  );
}

import { createMatter, editMatter, readMatter, registerChoices } from '@meritloop/server/contract/plans';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { DutyFields } from './DutyFields.tsx';
import { MatterFields } from './MatterFields.tsx';
import styles from './MatterForm.module.css';
import { bodyOf, type MatterValues, valuesOf } from './matterValues.ts';

export type MatterShown = z.output<typeof readMatter.reply>;
export type Choices = z.output<typeof registerChoices.reply>;

const noMatter = '00000000-0000-0000-0000-000000000000';

/** Entering a matter, or editing one from the version that is on screen. */
export function MatterFormPage() {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  const { id } = useParams({ strict: false }) as { id?: string };
  const choices = useAnswer(registerChoices, { params: { tenant: tenant.id } });
  const matter = useAnswer(
    readMatter,
    { params: { tenant: tenant.id, matter: id ?? noMatter } },
    { enabled: id !== undefined },
  );
  const error = choices.error ?? matter.error;
  const shown = matter.data?.id === id ? matter.data : undefined;
  const ready = choices.data !== undefined && (id === undefined || shown !== undefined);
  return (
    <>
      <PageTitle
        {...(shown === undefined ? {} : { code: shown.number })}
        title={id === undefined ? t('register.form.titleNew') : t('register.form.titleEdit')}
        above={
          <CityLink path={`/matters${id === undefined ? '' : `/${id}`}`}>{t('register.form.back')}</CityLink>
        }
      />
      {error !== null && <ErrorState error={error} />}
      {error === null && !ready && <Loading rows={10} />}
      {ready && choices.data !== undefined && (
        <MatterForm key={shown?.version ?? 'new'} matter={shown} choices={choices.data} />
      )}
    </>
  );
}

function MatterForm({ matter, choices }: { matter: MatterShown | undefined; choices: Choices }) {
  const { t } = useTranslation('plans');
  const { tenant, person } = useVisitor();
  const go = useNavigate();
  const [create, edit] = [useAct(createMatter), useAct(editMatter)];
  const to = (id: string) => go({ to: '/$tenant/matters/$id', params: { tenant: tenant.id, id } });
  const kept = matter === undefined ? 'new' : `${matter.id}.${matter.version}`;
  return (
    <div className={styles.page}>
      <DraftForm<MatterValues>
        draftKey={`${tenant.id}.${person.id}.matter.${kept}`}
        initial={valuesOf(matter)}
        submit={async (values, idempotencyKey) => {
          const body = bodyOf(values);
          const saved =
            matter === undefined
              ? await create.mutateAsync({ params: { tenant: tenant.id }, body, idempotencyKey })
              : await edit.mutateAsync({
                  params: { tenant: tenant.id, matter: matter.id },
                  body,
                  ifMatch: matter.version,
                  idempotencyKey,
                });
          await to(saved.id);
        }}
        onDone={() => undefined}
        submitLabel={t('register.form.save')}
        others={
          <Button
            onClick={() =>
              void (matter === undefined
                ? go({ to: '/$tenant/matters', params: { tenant: tenant.id } })
                : to(matter.id))
            }
          >
            {t('register.form.cancel')}
          </Button>
        }
        describeCurrent={(current) => {
          const { number, title, version } = current as { number: string; title: string; version: number };
          return <p>{t('register.form.current', { number, title, version })}</p>;
        }}
      >
        <MatterFields choices={choices} />
        <DutyFields choices={choices} matter={matter} />
      </DraftForm>
    </div>
  );
}

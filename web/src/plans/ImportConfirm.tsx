import { applyImport, registerChoices } from '@meritloop/server/contract/plans';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/refused.ts';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import load from '../ui/load/load.module.css';
import { Name, useNameText } from '../ui/name/Name.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import styles from './ImportPage.module.css';
import type { Preview } from './ImportPage.tsx';

/** The second step: what is new is named, a reason is given where promises change, and exactly the preview is applied. */
export function ImportConfirm(props: {
  preview: Preview;
  remove: ReadonlySet<string>;
  again: () => unknown;
}) {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  const { preview, remove } = props;
  const act = useAct(applyImport);
  const [groups, setGroups] = useState<Record<string, string[] | undefined>>({});
  const [words, setWords] = useState({ reason: '', document: '' });
  const changes = preview.rows.filter(({ state }) => state === 'new' || state === 'changed').length;
  const count = changes + remove.size;
  if (act.data !== undefined || preview.applied) {
    return (
      <div role="status" className={load.done}>
        {act.data !== undefined && <p>{t('register.load.done', act.data.applied)}</p>}
        <CityLink path="/matters">{t('register.load.see')}</CityLink>
      </div>
    );
  }
  const apply = () => {
    act.mutate(
      {
        params: { tenant: tenant.id, import: preview.id },
        body: {
          hash: preview.hash,
          createGroups: Object.entries(groups).flatMap(([name, unitIds]) =>
            unitIds === undefined ? [] : [{ name, unitIds }],
          ),
          removeDuties: [...remove],
          ...words,
        },
        idempotencyKey: crypto.randomUUID(),
      },
      {
        onError: (error) => {
          if (error instanceof Refused && error.status === 412) void props.again();
        },
      },
    );
  };
  return (
    <section className={load.confirm}>
      {preview.creates.length > 0 && <Creates preview={preview} groups={groups} onGroups={setGroups} />}
      {preview.revisesTargets && (
        <Form layout="vertical" requiredMark={false}>
          <Form.Item label={t('register.load.reason')} extra={t('register.load.reasonHelp')}>
            <Input.TextArea
              aria-label={t('register.load.reason')}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              value={words.reason}
              onChange={(event) => setWords({ ...words, reason: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('register.load.document')}>
            <Input
              aria-label={t('register.load.document')}
              maxLength={200}
              value={words.document}
              onChange={(event) => setWords({ ...words, document: event.target.value })}
            />
          </Form.Item>
        </Form>
      )}
      {act.error !== null && <ErrorState error={act.error} />}
      {count === 0 ? (
        <p>{t('register.load.nothing')}</p>
      ) : (
        <Button
          type="primary"
          loading={act.isPending}
          disabled={preview.revisesTargets && words.reason.trim() === ''}
          onClick={apply}
        >
          {t('register.load.apply', { count })}
        </Button>
      )}
    </section>
  );
}

function Creates(props: {
  preview: Preview;
  groups: Record<string, string[] | undefined>;
  onGroups: (groups: Record<string, string[] | undefined>) => void;
}) {
  const { t } = useTranslation('plans');
  const nameText = useNameText();
  const { tenant } = useVisitor();
  const choices = useAnswer(registerChoices, { params: { tenant: tenant.id } });
  const { creates } = props.preview;
  return (
    <>
      <h2>{t('register.load.creates')}</h2>
      <ul className={styles.creates}>
        {creates.map((one) => (
          <li key={`${one.kind} ${one.name}`}>
            {one.kind === 'owner_group' ? (
              <>
                <Checkbox
                  checked={props.groups[one.name] !== undefined}
                  onChange={(event) =>
                    props.onGroups({ ...props.groups, [one.name]: event.target.checked ? [] : undefined })
                  }
                >
                  {t('register.load.createGroup', { name: one.name })}
                </Checkbox>
                {props.groups[one.name] !== undefined && (
                  <Select
                    mode="multiple"
                    className={styles.members ?? ''}
                    aria-label={t('register.load.groupMembers')}
                    placeholder={t('register.load.groupMembers')}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={props.groups[one.name] ?? []}
                    options={(choices.data?.units ?? []).map(({ id, name }) => ({
                      value: id,
                      label: nameText(name),
                    }))}
                    onChange={(ids: string[]) => props.onGroups({ ...props.groups, [one.name]: ids })}
                  />
                )}
              </>
            ) : (
              <span>
                {t(`register.load.kind.${one.kind}`)} “<Name of={one.name} />”
              </span>
            )}
            <span className={load.note}>
              {t('register.load.rowsUsing', { count: one.rows })}
              {one.suggestions.length > 0 &&
                ` · ${t('register.load.near', { names: one.suggestions.join('、') })}`}
            </span>
          </li>
        ))}
      </ul>
      {creates.some(({ kind }) => kind === 'owner_group') && (
        <p className={load.note}>{t('register.load.groupHelp')}</p>
      )}
    </>
  );
}

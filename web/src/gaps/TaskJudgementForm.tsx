import { differsFromClaim, type MilestoneWord, type Status } from '@meritloop/engine';
import { judgeTask } from '@meritloop/server/contract/gaps';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, type FormInstance, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/refused.ts';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DecimalField } from '../ui/form/DecimalField.tsx';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import styles from './TaskJudgementsPage.module.css';
import type { TaskRowShown } from './TaskRow.tsx';

interface Values {
  status: Status;
  percent: string;
  /** By milestone; '' is left open. */
  milestones: Record<string, MilestoneWord | ''>;
  reason: string;
}

/** Words that a person gives a task; what waits for others (待发布, 待下达 …) follows from the rule. */
const choices = ['done', 'ahead', 'on_pace', 'behind', 'far_behind', 'not_due'] as const;

/** The judgement, begun with what the unit claims: following the claim is one key. */
export function TaskJudgementForm(props: {
  row: TaskRowShown;
  period: string;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('gaps');
  const { tenant, person } = useVisitor();
  const answers = useQueryClient();
  const act = useAct(judgeTask);
  const { task, judged } = props.row;
  const former = judged.judgement?.period === props.period ? judged.judgement : null;

  async function submit(values: Values, idempotencyKey: string) {
    try {
      await act.mutateAsync({
        params: { tenant: tenant.id, id: task.id },
        body: {
          period: props.period,
          ...wordOf(values),
          reason: values.reason,
          observationId: judged.claim?.observationId ?? null,
          supersedes: former?.id ?? null,
        },
        idempotencyKey,
      });
    } catch (error) {
      // What was seen has changed: the list shows what it is now, and the draft keeps what was typed.
      if (error instanceof Refused && error.status === 412) await answers.invalidateQueries();
      throw error;
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut beside the button, which does the same
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.querySelector('form')?.requestSubmit();
      }}
    >
      <DraftForm<Values>
        draftKey={`${tenant.id}.${person.id}.task-judgement.${task.id}.${props.period}`}
        initial={initialOf(props.row)}
        submit={submit}
        onDone={props.onSaved}
        submitLabel={t('tasks.form.save')}
        consequence={t('tasks.form.consequence')}
        others={<Button onClick={props.onCancel}>{t('tasks.form.cancel')}</Button>}
      >
        {(form) => (
          <>
            <Form.Item
              name="status"
              label={t('tasks.form.status')}
              rules={[{ required: true, message: t('tasks.form.missing') }]}
            >
              <Radio.Group className={styles.radios ?? ''}>
                {choices.map((status) => (
                  <Radio key={status} value={status}>
                    <StatusWord status={status} />
                  </Radio>
                ))}
              </Radio.Group>
            </Form.Item>
            <DecimalField name="percent" label={t('tasks.form.percent')} unit="%" />
            {judged.milestones.map(({ id, name, dueOn }) => (
              <Form.Item
                key={id}
                name={['milestones', id]}
                label={t('tasks.form.milestone', { name, day: dueOn })}
                layout="horizontal"
                labelAlign="left"
                colon={false}
                labelCol={{ xs: 24, md: 9 }}
                wrapperCol={{ xs: 24, md: 15 }}
                className={styles.milestone ?? ''}
              >
                <Radio.Group className={styles.radios ?? ''}>
                  {(['reached', 'missed', 'ongoing', ''] as const).map((state) => (
                    <Radio key={state} value={state}>
                      {state === '' ? t('tasks.form.unjudged') : t(`tasks.claim.${state}`)}
                    </Radio>
                  ))}
                </Radio.Group>
              </Form.Item>
            ))}
            <Reason form={form} row={props.row} changes={former !== null} />
          </>
        )}
      </DraftForm>
    </div>
  );
}

/** The reason is asked for as soon as the form says anything but the claim. */
function Reason(props: { form: FormInstance<Values>; row: TaskRowShown; changes: boolean }) {
  const { t } = useTranslation('gaps');
  const { claim, follows } = props.row.judged;
  const values = Form.useWatch((all: Values) => all, props.form) ?? initialOf(props.row);
  const needed =
    props.changes ||
    differsFromClaim(
      wordOf(values),
      claim && { status: follows, percent: claim.percent, milestones: claim.milestones },
    );
  return (
    <WordsField
      name="reason"
      label={t('tasks.form.reason')}
      limit={500}
      rows={2}
      required={needed}
      help={t(needed ? 'tasks.form.reasonNeeded' : 'tasks.form.reasonFree')}
    />
  );
}

function wordOf({ status, percent, milestones }: Values) {
  return {
    status,
    percent: percent === undefined || percent === '' ? null : percent,
    milestones: Object.entries(milestones ?? {}).flatMap(([milestoneId, state]) =>
      state === '' || state === undefined ? [] : [{ milestoneId, state }],
    ),
  };
}

function initialOf({ judged }: TaskRowShown): Values {
  const { claim, judgement, awaiting } = judged;
  // A judgement that stands is where another one begins; a new claim is begun with what it says.
  const from = awaiting ? claim : judgement;
  const said = new Map(from?.milestones.map(({ milestoneId, state }) => [milestoneId, state]));
  return {
    status: awaiting || judgement === null ? judged.follows : judgement.status,
    percent: from?.percent ?? '',
    milestones: Object.fromEntries(judged.milestones.map(({ id }) => [id, said.get(id) ?? ''])),
    reason: '',
  };
}

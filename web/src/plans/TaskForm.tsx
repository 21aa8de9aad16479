import { addTask, editTask } from '@meritloop/server/contract/plans';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../api/useAct.ts';
import { useVisitor } from '../shell/visitor.ts';
import { DraftForm } from '../ui/form/DraftForm.tsx';
import { WordsField } from '../ui/form/WordsField.tsx';
import { useNameText } from '../ui/name/Name.tsx';
import type { TaskShown } from './TaskCard.tsx';
import styles from './TaskForm.module.css';

interface TaskValues {
  title: string;
  text: string;
  unitId: string | null;
  dueOn: string;
  milestones: { id?: string; name: string; dueOn: string }[];
  reason: string;
}

/** Adds a task to a matter, or changes one; whatever moves a due day asks for its reason. */
export function TaskForm(
  props: ({ task: TaskShown } | { task?: undefined; matterId: string }) & {
    units: readonly { id: string; name: string }[];
    onDone: () => void;
  },
) {
  const { t } = useTranslation('plans');
  const nameText = useNameText();
  const { tenant, person } = useVisitor();
  const [add, edit] = [useAct(addTask), useAct(editTask)];
  const { task, units, onDone } = props;
  const kept = task === undefined ? `new.${props.matterId}` : `${task.id}.${task.version}`;
  const submit = (values: TaskValues, idempotencyKey: string) => {
    const { reason, ...typed } = values;
    const body = { ...typed, unitId: typed.unitId ?? null, dueOn: typed.dueOn === '' ? null : typed.dueOn };
    if (task === undefined) {
      const params = { tenant: tenant.id, matterId: props.matterId };
      return add.mutateAsync({ params, body, idempotencyKey });
    }
    const params = { tenant: tenant.id, id: task.id };
    return edit.mutateAsync({ params, body: { ...body, reason }, ifMatch: task.version, idempotencyKey });
  };
  return (
    <section className={styles.form} aria-label={task?.title ?? t('tasks.add')}>
      <h3>{task === undefined ? t('tasks.add') : t('tasks.editOf', { task: task.title })}</h3>
      <DraftForm<TaskValues>
        draftKey={`${tenant.id}.${person.id}.task.${kept}`}
        initial={valuesOf(task)}
        submit={submit}
        onDone={onDone}
        submitLabel={t('tasks.form.save')}
        consequence={t('tasks.form.saveConsequence')}
        others={<Button onClick={onDone}>{t('tasks.form.cancel')}</Button>}
      >
        <Form.Item
          name="title"
          label={t('tasks.form.title')}
          rules={[
            {
              required: true,
              whitespace: true,
              message: t('tasks.form.missing', { field: t('tasks.form.title') }),
            },
          ]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <WordsField name="text" label={t('tasks.form.text')} limit={2000} rows={2} />
        <div className={styles.pair}>
          <Form.Item name="unitId" label={t('tasks.unit')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('tasks.leadUnit')}
              options={units.map(({ id, name }) => ({ value: id, label: nameText(name) }))}
            />
          </Form.Item>
          <Form.Item name="dueOn" label={t('tasks.due')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <MilestoneFields />
        {task !== undefined && (
          <WordsField
            name="reason"
            label={t('tasks.form.reason')}
            limit={500}
            rows={2}
            help={t('tasks.form.reasonHelp')}
          />
        )}
      </DraftForm>
    </section>
  );
}

function MilestoneFields() {
  const { t } = useTranslation('plans');
  const missing = (field: string) => [{ required: true, message: t('tasks.form.missing', { field }) }];
  return (
    <fieldset className={styles.milestones}>
      <legend>{t('tasks.form.milestones')}</legend>
      <Form.List name="milestones">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => {
              const no = name + 1;
              return (
                <div key={key} className={styles.milestone}>
                  {/* Which milestone it is, so that a renamed one stays the same. */}
                  <Form.Item name={[name, 'id']} hidden noStyle>
                    <Input />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'name']}
                    rules={missing(t('tasks.form.milestoneName', { no }))}
                    className={styles.name ?? ''}
                  >
                    <Input
                      maxLength={100}
                      aria-label={t('tasks.form.milestoneName', { no })}
                      placeholder={t('tasks.form.milestoneName', { no })}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'dueOn']} rules={missing(t('tasks.form.milestoneDue', { no }))}>
                    <Input type="date" aria-label={t('tasks.form.milestoneDue', { no })} />
                  </Form.Item>
                  <Button
                    type="text"
                    aria-label={t('tasks.form.removeMilestone', { no })}
                    onClick={() => remove(name)}
                  >
                    ×
                  </Button>
                </div>
              );
            })}
            {fields.length < 30 && (
              <Button size="small" onClick={() => add({ name: '', dueOn: '' })}>
                {t('tasks.form.addMilestone')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function valuesOf(task: TaskShown | undefined): TaskValues {
  return {
    title: task?.title ?? '',
    text: task?.text ?? '',
    unitId: task?.unit?.id ?? null,
    dueOn: task?.dueOn ?? '',
    milestones: task?.milestones.map(({ id, name, dueOn }) => ({ id, name, dueOn })) ?? [],
    reason: '',
  };
}

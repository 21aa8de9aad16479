import { type AskedTask, wordsLimit } from '@meritloop/server/contract/actuals';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Name } from '../ui/name/Name.tsx';
import styles from './ClaimFields.module.css';
import { claimKey } from './entryValues.ts';

/** 任务进展: the unit's own word on each task and milestone; the office's judgement is made beside it, elsewhere. */
export function ClaimFields({ tasks }: { tasks: readonly AskedTask[] }) {
  const { t } = useTranslation('actuals');
  if (tasks.length === 0) return null;
  return (
    <fieldset className={styles.tasks}>
      <legend>{t('report.tasks')}</legend>
      {tasks.map((task) => (
        <div key={task.id} className={styles.task}>
          <p className={styles.title}>
            <Name of={task.title} />
            {task.dueOn !== null && (
              <span className={styles.note}> {t('report.taskDue', { day: task.dueOn })}</span>
            )}
          </p>
          <div className={styles.row}>
            <StateField of={claimKey(task.id, null)} label={t('report.stateOf', { name: task.title })} />
            <Form.Item
              name={['claims', claimKey(task.id, null), 'percent']}
              label={t('report.percent')}
              validateTrigger="onBlur"
              rules={[
                { pattern: /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, message: t('report.percentRule') },
              ]}
            >
              <Input inputMode="decimal" autoComplete="off" suffix="%" maxLength={6} />
            </Form.Item>
          </div>
          <Form.Item name={['claims', claimKey(task.id, null), 'words']} label={t('report.taskWords')}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} count={{ max: wordsLimit }} />
          </Form.Item>
          {task.milestones.map((milestone) => (
            <div key={milestone.id} className={styles.milestone}>
              <span>
                <Name of={milestone.name} /> <span className={styles.note}>{milestone.dueOn}</span>
              </span>
              <StateField
                of={claimKey(task.id, milestone.id)}
                label={t('report.stateOf', { name: milestone.name })}
                bare
              />
            </div>
          ))}
        </div>
      ))}
    </fieldset>
  );
}

function StateField({ of, label, bare }: { of: string; label: string; bare?: boolean }) {
  const { t } = useTranslation('actuals');
  const states = ['reached', 'ongoing', 'missed'] as const;
  return (
    <Form.Item
      name={['claims', of, 'state']}
      {...(bare === true ? {} : { label: t('report.taskState') })}
      className={styles.state ?? ''}
    >
      <Select
        allowClear
        aria-label={label}
        placeholder={t('report.unsaid')}
        options={states.map((value) => ({ value, label: t(`report.claim.${value}`) }))}
      />
    </Form.Item>
  );
}

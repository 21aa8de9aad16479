import type { Entry, RequestPage } from '@meritloop/server/contract/actuals';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import styles from './CompareEntries.module.css';
import { difference } from './difference.ts';
import { timeWords } from './timeWords.ts';

const fields = [
  'value',
  'missingReason',
  'progress',
  'problems',
  'nextSteps',
  'explanation',
  'expectedOn',
] as const;

/** Two versions of what was entered against each other, field by field; first the last two that were submitted. */
export function CompareEntries({ request }: { request: RequestPage }) {
  const { t } = useTranslation('actuals');
  const say = useSay();
  const { entries } = request;
  const submitted = entries.filter((entry) => entry.submitted);
  const offered = submitted.length > 1 ? submitted : entries;
  const [former, setFormer] = useState<number>();
  const [latter, setLatter] = useState<number>();
  const find = (no: number | undefined, otherwise: Entry | undefined) =>
    entries.find((entry) => entry.no === no) ?? otherwise;
  const [from, to] = [find(former, offered[1]), find(latter, offered[0])];
  if (entries.length < 2 || from === undefined || to === undefined) return null;
  const options = entries.map((entry) => ({
    value: entry.no,
    label:
      t('versions.option', { no: entry.no, time: timeWords(entry.at), post: say(entry.by) }) +
      (entry.submitted ? '' : t('versions.draft')),
  }));
  return (
    <details className={styles.compare} open={submitted.length > 1}>
      <summary>{t('versions.title')}</summary>
      <div className={styles.choice}>
        <span>{t('versions.from')}</span>
        <Select aria-label={t('versions.from')} value={from.no} options={options} onChange={setFormer} />
        <span>{t('versions.to')}</span>
        <Select aria-label={t('versions.to')} value={to.no} options={options} onChange={setLatter} />
      </div>
      <dl className={styles.fields}>
        {fields
          .filter((field) => textOf(from, field) !== '' || textOf(to, field) !== '')
          .map((field) => (
            <div key={field}>
              <dt>
                {field === 'value' || field === 'missingReason' ? t(`versions.${field}`) : t(`form.${field}`)}
              </dt>
              <dd>
                <Changed from={textOf(from, field)} to={textOf(to, field)} whole={field === 'value'} />
              </dd>
            </div>
          ))}
      </dl>
    </details>
  );
}

function textOf(entry: Entry, field: (typeof fields)[number]): string {
  if (field !== 'value') return entry[field] ?? '';
  return entry.value === null ? '' : `${entry.value} ${entry.unit}`;
}

/** Removed struck through, added underlined: readable without colour. A figure changes as a whole. */
function Changed(props: { from: string; to: string; whole: boolean }) {
  const { t } = useTranslation('actuals');
  if (props.from === props.to) {
    return (
      <>
        {props.to} <span className={styles.same}>{t('versions.same')}</span>
      </>
    );
  }
  const stretches = props.whole
    ? [
        { kind: 'removed' as const, text: props.from },
        { kind: 'added' as const, text: props.to },
      ].filter(({ text }) => text !== '')
    : difference(props.from, props.to);
  return stretches.map(({ kind, text }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other name, and the list is made anew each time
    if (kind === 'same') return <span key={index}>{text}</span>;
    const Mark = kind === 'added' ? 'ins' : 'del';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Mark key={index} className={styles[kind]}>
        <span className="visually-hidden">{t(`versions.${kind}`)}</span>
        {text}
      </Mark>
    );
  });
}

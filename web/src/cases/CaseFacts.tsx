import type { CaseFile } from '@meritloop/server/contract/cases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { Brackets } from '../ui/name/Marks.tsx';
import { Name, named } from '../ui/name/Name.tsx';
import { Light } from '../ui/status/Light.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { lights, statuses } from '../ui/status/status.ts';
import styles from './CaseFacts.module.css';
import { ColourWord } from './ColourWord.tsx';
import { DueWords } from './DueWords.tsx';

type Fact = [term: string, fact: ReactNode];

function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl>
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{named(fact)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is asked of the unit, by when, and how the case stands: known before the form asks anything. */
export function CaseFacts({ file }: { file: CaseFile }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const ended = file.state.final !== null;
  const facts: Fact[] = [
    [
      t('file.state'),
      <>
        <strong>{say(file.state.name)}</strong>
        {file.state.internal && !ended && <span className={styles.note}> {t('file.draftState')}</span>}
      </>,
    ],
    ended ? [t('file.ended'), file.closedOn] : [t('file.due'), <DueWords key="due" standing={file} />],
  ];
  if (file.colour !== null) {
    facts.push([t('file.colour'), <ColourWord key="colour" colour={file.colour} ended={ended} />]);
  }
  if (file.returns > 0) facts.push([t('file.returns'), file.returns]);
  // What the opening asked for stays in sight through the whole case.
  for (const field of file.steps[0]?.filled ?? []) facts.push([say(field.label), field.value]);
  return (
    <section aria-label={t('file.facts')} className={`${styles.facts} ${styles.asked}`}>
      <FactList facts={facts} />
    </section>
  );
}

/** Whom the case concerns, who opened it, and how its target stood that day. */
export function CaseBackground({ file }: { file: CaseFile }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  const facts: Fact[] = [[t('file.unit'), file.unit.name]];
  if (file.target !== null) {
    const { id, name, period } = file.target;
    facts.push([
      t('file.target'),
      <CityLink key="target" path={`/targets/${id}`}>
        <Name of={name} />
        <Brackets>{period}</Brackets>
      </CityLink>,
    ]);
  }
  if (file.matter !== null) facts.push([t('file.matter'), `${file.matter.number} ${file.matter.title}`]);
  facts.push([t('file.opened'), t('file.by', { post: say(file.openedBy), day: file.openedOn })]);
  const status = statuses.find((one) => one === file.basis?.status);
  const light = lights.find((one) => one === file.basis?.light);
  return (
    <section aria-label={t('file.background')} className={`${styles.facts} ${styles.background}`}>
      <FactList facts={facts} />
      <div className={styles.basis}>
        <h3>{t('file.basis')}</h3>
        {status !== undefined && (
          <p className={styles.standing}>
            <StatusWord status={status} />
            {light !== undefined && light !== 'unlit' && <Light colour={light} />}
          </p>
        )}
        <p>{file.basis === null ? t('file.basisNone') : say(file.basis.sentence)}</p>
        <p className={styles.note}>{file.changeId === null ? t('file.byHand') : t('file.onProposal')}</p>
      </div>
      <p className={styles.note}>{t('notDocumentNumber')}</p>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { CityLink } from '../shell/CityLink.tsx';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { DayText } from '../ui/number/DayText.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { type Fact, FactList } from '../ui/page/FactList.tsx';
import { PromiseText } from './PromiseText.tsx';
import { Section } from './Section.tsx';
import type { TargetFile } from './TargetPage.tsx';
import styles from './TargetPromise.module.css';

/** What was promised, as printed; what the source does not state is said to be absent, or left out where it is moot. */
export function TargetPromise({ file }: { file: TargetFile }) {
  const { t } = useTranslation('app');
  const { target, line } = file;
  const optional: Fact[] = (
    [
      [t('target.filter'), target.filter],
      [t('target.scope'), target.scope],
      [t('target.reference'), target.reference],
      [t('target.peerSet'), target.peerSet?.name ?? ''],
      [t('target.definition'), target.indicator.definition],
      [
        t('target.sourceKindLabel'),
        target.indicator.sourceKind === null ? '' : t(`target.sourceKind.${target.indicator.sourceKind}`),
      ],
      [t('target.note'), target.note],
    ] satisfies Fact[]
  ).filter(([, fact]) => fact !== '');
  return (
    <Section title={t('target.promiseTitle')}>
      <FactList
        facts={[
          [t('targets.column.promise'), <PromiseText key="promise" promise={line.promise} />],
          [t('target.subject'), target.subject.name],
          [t('target.period'), <PeriodText key="period" period={target.period} />],
          [
            t('target.natureLabel'),
            target.nature === null ? <Absent key="nature" /> : t(`nature.${target.nature}`),
          ],
          [
            t('target.strengthLabel'),
            target.strength === null ? <Absent key="strength" /> : t(`target.strength.${target.strength}`),
          ],
          [t('target.due'), target.due === null ? t('target.noDue') : <DayText key="due" day={target.due} />],
          ...optional,
        ]}
      />
    </Section>
  );
}

function Absent() {
  const { t } = useTranslation('app');
  return <span className={styles.absent}>{t('target.notStated')}</span>;
}

/** The numbered matter that holds the target, with its clause verbatim where the text is held. */
export function TargetMatter({ file }: { file: TargetFile }) {
  const { t } = useTranslation('app');
  const { matter } = file.target;
  const document = matter.document;
  return (
    <Section title={t('target.matterTitle')}>
      {matter.text === null ? (
        <p className={styles.noClause}>{t('target.noClause')}</p>
      ) : (
        <blockquote className={styles.clause}>
          <Verbatim>{matter.text}</Verbatim>
        </blockquote>
      )}
      <FactList
        facts={[
          [
            t('target.matter'),
            <CityLink key="matter" path={`/matters?look=${matter.id}`}>
              {matter.number} <Name of={matter.title} />
            </CityLink>,
          ],
          [t('target.objectives'), matter.objectives.join('、')],
          [t('target.section'), matter.section],
          ...(matter.leader === '' ? [] : ([[t('target.leader'), matter.leader]] satisfies Fact[])),
          ...(document === null
            ? []
            : ([
                [
                  t('target.document'),
                  <span key="document">
                    <Name of={document.title} />
                    <span className={styles.publisher}>
                      <Name of={[document.publisher, document.publishedOn].filter(Boolean).join(' · ')} />
                    </span>
                  </span>,
                ],
              ] satisfies Fact[])),
        ]}
      />
    </Section>
  );
}

/** To whom it falls, and where that is written. */
export function TargetDuties({ file, published }: { file: TargetFile; published: boolean }) {
  const { t } = useTranslation('app');
  const { duties } = file.target;
  return (
    <Section title={t('target.dutiesTitle')}>
      {duties.length === 0 ? (
        <p>{t(published ? 'target.noDuties' : 'target.noDutiesHere')}</p>
      ) : (
        <ul className={styles.duties}>
          {duties.map((duty) => (
            <li key={`${duty.unit?.id ?? ''} ${duty.printed ?? ''}`}>
              <span className={duty.role === 'lead' ? styles.lead : styles.co}>
                {t(`target.${duty.role}`)}
              </span>
              <span>
                <Name of={duty.unit ?? duty.printed} />
                {duty.unit !== null && duty.printed !== null && duty.printed !== duty.unit.name && (
                  <span className={styles.aside}>{t('target.printed', { printed: duty.printed })}</span>
                )}
                {duty.unit === null && <span className={styles.aside}>{t('target.groupOwner')}</span>}
                <Basis basis={duty.basis} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Basis({ basis }: { basis: string }) {
  const { t } = useTranslation('plans');
  if (basis === '') return null;
  return (
    <span className={styles.aside}>
      <Verbatim>{basis === 'named in the decomposition' ? t('named') : basis}</Verbatim>
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { type Fact, FactList } from '../ui/page/FactList.tsx';
import styles from './MatterPage.module.css';
import type { MatterFile } from './MatterPage.tsx';
import { Section } from './Section.tsx';

/** The clause word for word, and how the matter is entered; what the source does not state is said to be absent. */
export function MatterEntry({ file }: { file: MatterFile }) {
  const { t } = useTranslation('app');
  const { document } = file;
  const stated = (words: string) =>
    words === '' ? <span className={styles.absent}>{t('matter.absent')}</span> : words;
  const optional: Fact[] = (
    [
      [t('matter.tags'), file.tags.join('、')],
      [t('matter.campaigns'), file.campaigns.map(({ name }) => name).join('、')],
    ] satisfies Fact[]
  ).filter(([, words]) => words !== '');
  return (
    <Section title={t('matter.clause')}>
      {file.text === null ? (
        <p className={`${styles.clause} ${styles.absent}`}>{t('matter.noClause')}</p>
      ) : (
        <blockquote className={styles.clause}>
          <Verbatim>{file.text}</Verbatim>
        </blockquote>
      )}
      <FactList
        facts={[
          [
            t('matter.document'),
            document === null
              ? stated('')
              : [document.title, document.publisher, document.publishedOn].filter(Boolean).join(' · '),
          ],
          [t('matter.section'), stated(file.section)],
          [t('matter.objectives'), stated(file.objectives.join('、'))],
          [t('matter.leader'), stated(file.leader)],
          ...optional,
          [t('matter.code'), file.code],
        ]}
      />
    </Section>
  );
}

/** Who answers for it; a group means its members of the day. */
export function MatterDuties({ file }: { file: MatterFile }) {
  const { t } = useTranslation('app');
  const firstLead = file.duties.findIndex(({ role }) => role === 'lead');
  const grouped = file.duties.some(({ unit, members }) => unit === null && members.length > 0);
  return (
    <Section title={t('matter.duties')}>
      {file.duties.length === 0 && <p className={styles.absent}>{t('matter.noDuties')}</p>}
      <ul className={styles.duties}>
        {file.duties.map((duty, index) => (
          <li key={`${duty.role} ${duty.unit?.id ?? ''} ${duty.ownerGroup?.id ?? ''} ${duty.printed ?? ''}`}>
            <span className={duty.role === 'lead' ? styles.lead : styles.co}>
              {index === firstLead ? t('matter.first') : t(`matter.${duty.role}`)}
            </span>
            <Owner duty={duty} />
          </li>
        ))}
      </ul>
      {grouped && <p className={styles.aside}>{t('matter.dutiesOn', { day: file.asOf })}</p>}
    </Section>
  );
}

export function Owner({ duty }: { duty: MatterFile['duties'][number] }) {
  const { t } = useTranslation(['app', 'plans']);
  const { unit, printed, ownerGroup, group, members, basis } = duty;
  const name = unit?.name ?? printed ?? ownerGroup?.name ?? group?.name ?? '';
  return (
    <span>
      <Name of={name} />
      {unit !== null && printed !== null && printed !== unit.name && (
        <span className={styles.aside}>{t('app:matter.printed', { printed })}</span>
      )}
      {unit === null && (
        <span className={styles.aside}>
          {members.length === 0
            ? t('app:matter.wordsOnly')
            : t('app:matter.members', {
                count: members.length,
                names: members.map((member) => member.name).join('、'),
              })}
        </span>
      )}
      {basis !== '' && (
        <span className={styles.aside}>
          <Verbatim>{basis === 'named in the decomposition' ? t('plans:named') : basis}</Verbatim>
        </span>
      )}
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import { CityLink } from '../shell/CityLink.tsx';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import styles from './MatterPanel.module.css';
import type { Matter } from './MattersPage.tsx';
import { MatterTasks } from './MatterTasks.tsx';

/** A look at one matter: its clause verbatim, to whom it falls and where that is written, and its targets. */
export function MatterPanel(props: { matter: Matter | undefined; onClose: () => void }) {
  const { t } = useTranslation('plans');
  const { matter } = props;
  return (
    <SidePanel
      open={matter !== undefined}
      onClose={props.onClose}
      title={matter === undefined ? '' : `${matter.number} ${matter.title}`}
      extra={matter !== undefined && <OpenMatter id={matter.id} />}
    >
      {matter !== undefined && (
        <div className={styles.panel}>
          <section>
            <h3>{t('panel.clause')}</h3>
            {matter.text === null ? (
              <p className={`${styles.clause} ${styles.note}`}>{t('panel.noClause')}</p>
            ) : (
              <blockquote className={styles.clause}>
                <Verbatim>{matter.text}</Verbatim>
              </blockquote>
            )}
            <p className={styles.note}>
              <Name
                of={[matter.document?.title, matter.document?.publisher, matter.document?.publishedOn]
                  .filter(Boolean)
                  .join(' · ')}
              />
            </p>
            <p className={styles.note}>
              <Name
                of={[matter.objectives.join('、'), matter.section, matter.leader, ...matter.tags]
                  .filter(Boolean)
                  .join(' · ')}
              />
            </p>
          </section>
          <Duties matter={matter} />
          <Targets matter={matter} />
          <MatterTasks matterId={matter.id} />
        </div>
      )}
    </SidePanel>
  );
}

function OpenMatter({ id }: { id: string }) {
  const { t } = useTranslation('plans');
  return <CityLink path={`/matters/${id}`}>{t('register.open')}</CityLink>;
}

function Duties({ matter }: { matter: Matter }) {
  const { t } = useTranslation('plans');
  return (
    <section>
      <h3>{t('panel.duties')}</h3>
      {matter.duties.length === 0 && <p className={styles.note}>{t('noDutiesWhy')}</p>}
      <ul className={styles.list}>
        {matter.duties.map((duty) => (
          <li key={`${duty.role} ${duty.unit?.id ?? ''} ${duty.printed ?? ''} ${duty.ownerGroup?.id ?? ''}`}>
            <span className={duty.role === 'lead' ? styles.lead : styles.note}>
              {t(`panel.${duty.role}`)}
            </span>
            <span>
              <Name of={duty.unit ?? duty.printed ?? duty.ownerGroup ?? duty.group} />
              {duty.unit !== null && duty.printed !== null && duty.printed !== duty.unit.name && (
                <span className={styles.aside}>{t('panel.printed', { printed: duty.printed })}</span>
              )}
              {duty.unit === null && (
                <span className={styles.aside}>
                  {duty.members.length === 0
                    ? t('panel.groupOwner')
                    : t('panel.inGroup', { names: duty.members.map(({ name }) => name).join('、') })}
                </span>
              )}
              {duty.basis !== '' && (
                <span className={styles.aside}>
                  <Verbatim>{duty.basis === 'named in the decomposition' ? t('named') : duty.basis}</Verbatim>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Targets({ matter }: { matter: Matter }) {
  const { t } = useTranslation('plans');
  return (
    <section>
      <h3>
        {t('panel.targets')} <span className={styles.note}>{matter.targets.length}</span>
      </h3>
      {matter.targets.length === 0 && <p className={styles.note}>{t('panel.noTargets')}</p>}
      <ul className={styles.targets}>
        {matter.targets.map((target) => (
          <li key={target.id}>
            <CityLink path={`/targets/${target.id}`}>
              <Name of={target.name} />
            </CityLink>{' '}
            <span className={styles.note}>
              <Name of={target.subject} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

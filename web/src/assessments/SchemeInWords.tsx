import type { listSchemes, SchemeItem } from '@meritloop/server/contract/assessments';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useSay } from '../messages/useSay.ts';
import { Verbatim } from '../ui/name/Name.tsx';
import styles from './SchemeInWords.module.css';

export type Scheme = z.output<typeof listSchemes.reply>['schemes'][number];

/** A scheme as people read it: whom it assesses, by what items and methods, and how equal scores are placed. */
export function SchemeInWords({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation('assessments');
  const say = useSay();
  const groups = scheme.groups.map((group) => group.name).join(t('scheme.between'));
  return (
    <article className={styles.scheme}>
      <header>
        <h3>
          {say(scheme.name)} <span className={styles.version}>{t('scheme.version', scheme)}</span>
          <span className={scheme.status === 'in_force' ? styles.mark : styles.example}>
            {t(`scheme.status.${scheme.status}`)}
          </span>
        </h3>
        {scheme.status === 'example' && <p className={styles.note}>{t('scheme.exampleSays')}</p>}
        {scheme.document !== null && <p>{t('scheme.document', { document: scheme.document })}</p>}
        <p>{t('scheme.summary', { groups, full: scheme.full, digits: scheme.digits })}</p>
        <p>
          <span className={styles.term}>{t('scheme.ties')}</span>
          {say(scheme.ties.says)}
        </p>
      </header>
      <table className={styles.items}>
        <caption className="visually-hidden">{t('scheme.items')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('scheme.item')}</th>
            <th scope="col">{t('scheme.weight')}</th>
            <th scope="col">{t('scheme.method')}</th>
          </tr>
        </thead>
        <tbody>
          {flat(scheme.items).map(({ item, depth }) => (
            <tr key={item.id} className={item.method === null ? styles.section : undefined}>
              <th scope="row" style={{ paddingLeft: depth * 16 }}>
                {say(item.name)}
                {item.basis !== null && (
                  <p className={styles.note}>
                    <Verbatim>{item.basis}</Verbatim>
                  </p>
                )}
              </th>
              <td>{item.weight ?? t('scheme.byGroup')}</td>
              <td>{item.method === null ? '' : say(item.method.title)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {t('scheme.hash')} <code>{scheme.hash}</code>
      </p>
    </article>
  );
}

function flat(items: readonly SchemeItem[], depth = 0): { item: SchemeItem; depth: number }[] {
  return items.flatMap((item) => [{ item, depth }, ...flat(item.items, depth + 1)]);
}

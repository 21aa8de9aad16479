import { decideText } from '@meritloop/engine';
import type { ItemScore, SubjectScore } from '@meritloop/server/contract/assessments';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../messages/useSay.ts';
import { Name } from '../../ui/name/Name.tsx';
import { digitsOf } from './digits.ts';
import styles from './ItemMatrix.module.css';

/** Points of every item, one column a unit in the order of places; what was filled in for a missing figure says so. */
export function ItemMatrix({ caption, subjects }: { caption: string; subjects: readonly SubjectScore[] }) {
  const { t } = useTranslation('explain');
  const digits = digitsOf(subjects);
  const bySubject = new Map(subjects.map((subject) => [subject.code, flat(subject.items)]));
  const rows = [...(bySubject.get(subjects[0]?.code ?? '')?.values() ?? [])];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={caption} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('score.item')}</th>
              <th scope="col">{t('score.weight')}</th>
              {subjects.map((subject) => (
                <th key={subject.code} scope="col">
                  <Name of={subject.name} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ item, depth }) => (
              <Line key={item.id} item={item} depth={depth} />
            ))}
            <tr className={styles.total}>
              <th scope="row">{t('score.total')}</th>
              <td />
              {subjects.map((subject) => (
                <td key={subject.code}>
                  {subject.score ?? <span className={styles.word}>{t('score.withheld')}</span>}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className={styles.note}>{t('ranking.rounding', { digits })}</p>
    </>
  );

  function Line({ item, depth }: { item: ItemScore; depth: number }) {
    const say = useSay();
    return (
      <tr className={item.items.length > 0 ? styles.part : undefined}>
        <th scope="row" style={{ paddingLeft: 12 + depth * 16 }}>
          {say(item.name)}
        </th>
        <td className={styles.weight}>{item.weight}</td>
        {subjects.map((subject) => {
          const own = bySubject.get(subject.code)?.get(item.id)?.item;
          return (
            <Fragment key={subject.code}>
              <Points item={own} digits={digits} />
            </Fragment>
          );
        })}
      </tr>
    );
  }
}

function Points({ item, digits }: { item: ItemScore | undefined; digits: number }) {
  const { t } = useTranslation('explain');
  const say = useSay();
  if (item === undefined) return <td className={styles.word}>{t('ranking.notItem')}</td>;
  const { points, missing } = item;
  return (
    <td title={missing === null ? undefined : say(missing.text)}>
      {missing !== null && <span className={styles.word}>{t('ranking.filled')} </span>}
      {points === null ? (
        <span className={styles.word}>{t('score.missing')}</span>
      ) : (
        decideText(Number(points), digits)
      )}
    </td>
  );
}

/** Sections and items in scheme order, by id. */
function flat(items: readonly ItemScore[], depth = 0): Map<string, { item: ItemScore; depth: number }> {
  return new Map(
    items.flatMap((item) => [[item.id, { item, depth }] as const, ...flat(item.items, depth + 1)]),
  );
}

import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { Brackets } from '../ui/name/Marks.tsx';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { DayText } from '../ui/number/DayText.tsx';
import styles from './MatterPage.module.css';
import type { MatterFile } from './MatterPage.tsx';

type Revised = MatterFile['targets'][number];

/** How targets were revised: what each was, what it became, why, by which document and by whom. */
export function MatterRevisions({ targets }: { targets: readonly Revised[] }) {
  const { t } = useTranslation('plans');
  const say = useSay();
  const revised = targets.flatMap((target) => target.revisions.map((revision) => ({ target, revision })));
  if (revised.length === 0) return null;
  return (
    <details className={styles.history}>
      <summary>{t('register.revise.history', { count: revised.length })}</summary>
      <ul>
        {revised.map(({ target, revision }) => (
          <li key={`${target.id} ${revision.no}`}>
            <p>
              <Name of={target.indicator.name} />
              <Brackets>
                <Name of={target.subject.name} />
              </Brackets>
            </p>
            <Difference was={revision.before} became={revision.after} unit={target.unit} />
            <p>
              <Verbatim>{revision.reason}</Verbatim>
              {revision.document !== '' && (
                <span className={styles.aside}>
                  <Verbatim>{revision.document}</Verbatim>
                </span>
              )}
            </p>
            <p className={styles.aside}>
              {say(revision.by)} · <DayText day={revision.on} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Said = Record<string, unknown>;
const known = ['tiers', 'op', 'period', 'nature', 'state', 'due', 'note'] as const;
type Known = (typeof known)[number];

/** The fields that changed, side by side. */
function Difference(props: { was: Said; became: Said; unit: string }) {
  const { t } = useTranslation('plans');
  const words = useWords(props.unit);
  return (
    <dl className={styles.difference}>
      {known
        .filter((field) => field in props.became)
        .map((field) => (
          <div key={field}>
            <dt>{t(`register.fields.${field}`)}</dt>
            <dd>
              <del>{words(field, props.was[field])}</del> → <ins>{words(field, props.became[field])}</ins>
            </dd>
          </div>
        ))}
    </dl>
  );
}

const opNames = { '>=': 'ge', '<=': 'le', '=': 'eq', '~': 'about', in: 'in', '': 'plain' } as const;
const tierNames = { '': 'one', floor: 'floor', stretch: 'stretch', summit: 'summit' } as const;

function useWords(unit: string): (field: Known, value: unknown) => string {
  const { t } = useTranslation('plans');
  return (field, value) => {
    if (value === null || value === undefined || value === '')
      return field === 'op' ? t('register.ops.plain') : t('register.revise.none');
    switch (field) {
      case 'op':
        return t(`register.ops.${opNames[value as keyof typeof opNames]}`);
      case 'nature':
        return t(`register.natures.${value as 'binding'}`);
      case 'state':
        return t(`register.states.${value as 'set'}`);
      case 'tiers':
        return (value as { tier: keyof typeof tierNames; value: string | null; value2: string | null }[])
          .map((tier) => {
            const name = t(`register.tiers.${tierNames[tier.tier]}`);
            if (tier.value === null) return `${name} ${t('register.revise.none')}`;
            return `${name} ${tier.value}${tier.value2 === null ? '' : `（${tier.value2}）`}${unit}`;
          })
          .join('，');
      default:
        return String(value);
    }
  };
}

import { useTranslation } from 'react-i18next';
import { CityLink } from '../shell/CityLink.tsx';
import { Name } from '../ui/name/Name.tsx';
import { type Fact, FactList } from '../ui/page/FactList.tsx';
import { Section } from './Section.tsx';
import styles from './UnitPage.module.css';
import type { UnitFile } from './UnitPage.tsx';

/** Places that are named here; the register shows the others. */
const shownPlaces = 12;
/** Day that the register uses for "since before anything known". */
const sinceEver = '1949-10-01';

/** What the unit is on the day: kind, functions, places, groups, posts that look after it, names and successions. */
export function UnitFacts({ file }: { file: UnitFile }) {
  const { t } = useTranslation('app');
  const { unit } = file;
  const facts: (Fact | false)[] = [
    [t('unit.facts.kind'), <Kind key="kind" kind={unit.kind} />],
    unit.functions !== '' && [t('unit.facts.functions'), unit.functions],
    [t('unit.facts.belongs'), <Places key="above" places={file.above} />],
    file.below.length > 0 && [t('unit.facts.below'), <Places key="below" places={file.below} />],
    [t('unit.facts.groups'), <Groups key="groups" groups={file.groups} />],
    file.leaders.length > 0 && [t('unit.facts.leaders'), <Leaders key="leaders" leaders={file.leaders} />],
    unit.basis !== '' && [t('unit.facts.basis'), <Basis key="basis" basis={unit.basis} />],
    file.names.length > 1 && [t('unit.facts.names'), <Names key="names" names={file.names} />],
    file.former.length > 0 && [t('unit.facts.former'), <Followers key="former" followers={file.former} />],
    file.successors.length > 0 && [
      t('unit.facts.successors'),
      <Followers key="successors" followers={file.successors} />,
    ],
  ];
  return (
    <Section title={t('unit.facts.title')}>
      <FactList facts={facts.filter((fact) => fact !== false)} />
    </Section>
  );
}

/** The word of a kind; one of the city's own is printed as it is. */
function Kind({ kind }: { kind: string }) {
  const { t, i18n } = useTranslation('registry');
  return i18n.exists(`registry:kind.${kind}`) ? t(`kind.${kind as 'county'}`) : kind;
}

function NotRecorded() {
  const { t } = useTranslation('app');
  return <span className={styles.aside}>{t('unit.facts.none')}</span>;
}

function Groups({ groups }: { groups: UnitFile['groups'] }) {
  const { t } = useTranslation('registry');
  if (groups.length === 0) return <NotRecorded />;
  return (
    <ul className={styles.lines}>
      {groups.map((group) => (
        <li key={group.name}>
          <Name of={group} /> <span className={styles.aside}>{t(`standing.${group.standing}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function Leaders({ leaders }: { leaders: UnitFile['leaders'] }) {
  return (
    <ul className={styles.lines}>
      {leaders.map((leader) => (
        <li key={leader.name}>
          <Name of={leader} />
        </li>
      ))}
    </ul>
  );
}

function Names({ names }: { names: UnitFile['names'] }) {
  return (
    <ul className={styles.lines}>
      {names.map((one) => (
        <li key={one.from}>
          <Name of={one} /> <Span from={one.from} to={one.to} />
        </li>
      ))}
    </ul>
  );
}

function Places({ places }: { places: UnitFile['above'] }) {
  const { t } = useTranslation(['registry', 'app']);
  if (places.length === 0) return <NotRecorded />;
  const more = places.length - shownPlaces;
  return (
    <ul className={styles.lines}>
      {places.slice(0, shownPlaces).map((one) => (
        <li key={`${one.unit.id} ${one.kind}`}>
          <CityLink path={`/units/${one.unit.id}`}>
            <Name of={one.unit} />
          </CityLink>{' '}
          <span className={styles.aside}>{t(`registry:membership.${one.kind}`)}</span>{' '}
          <Span from={one.from} to={one.to} />
        </li>
      ))}
      {more > 0 && <li className={styles.note}>{t('app:unit.facts.belowMore', { count: more })}</li>}
    </ul>
  );
}

function Followers({ followers }: { followers: UnitFile['former'] }) {
  const { t } = useTranslation('app');
  return (
    <ul className={styles.lines}>
      {followers.map((one) => (
        <li key={one.unit.id}>
          <CityLink path={`/units/${one.unit.id}`}>
            <Name of={one.unit} />
          </CityLink>{' '}
          <span className={styles.aside}>
            {one.on} · {t(`unit.facts.${one.kind}`)}
            {one.takesOver && <> · {t('unit.facts.takesOver')}</>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Span({ from, to }: { from: string; to: string | null }) {
  const { t } = useTranslation('registry');
  if (from === sinceEver) return to === null ? null : <Aside>{t('until', { to })}</Aside>;
  return <Aside>{to === null ? t('from', { from }) : t('between', { from, to })}</Aside>;
}

function Aside({ children }: { children: string }) {
  return <span className={styles.note}>{children}</span>;
}

/** Whether a document names the unit, implies it, or it was inferred; the data's own words stand beside. */
function Basis({ basis }: { basis: string }) {
  const { t, i18n } = useTranslation('registry');
  const word = /^[a-z]+/.exec(basis)?.[0] ?? '';
  const known = `registry:basis.${word}` as 'registry:basis.named';
  if (!i18n.exists(known)) return <span>{basis}</span>;
  return (
    <span>
      {t(`basis.${word as 'named'}`)}
      {basis !== word && <span className={styles.note}> {basis}</span>}
    </span>
  );
}

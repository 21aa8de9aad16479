import { useTranslation } from 'react-i18next';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useNameText } from '../ui/name/Name.tsx';

/** From the first page to the page of the visitor's own unit; nothing for whoever acts for the whole city. */
export function OwnUnits() {
  const { t } = useTranslation('app');
  const { grants } = useVisitor();
  const nameText = useNameText();
  const units = new Map(grants.flatMap(({ unit }) => (unit === null ? [] : [[unit.id, unit] as const])));
  return [...units.values()].map((unit, index) => (
    <span key={unit.id}>
      {index > 0 && ' · '}
      <CityLink path={`/units/${unit.id}`}>{units.size === 1 ? t('unit.mine') : nameText(unit)}</CityLink>
    </span>
  ));
}

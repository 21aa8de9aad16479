import { useTranslation } from 'react-i18next';
import { useNameText } from '../name/Name.tsx';

/** The unit of measure of a column's figures, in brackets after its title. */
export function UnitOfColumn(props: { unit: string | undefined; className?: string | undefined }) {
  const { i18n } = useTranslation();
  const unit = useNameText()(props.unit ?? '');
  if (unit === '') return null;
  return <span className={props.className}>{i18n.language === 'en' ? ` (${unit})` : `（${unit}）`}</span>;
}

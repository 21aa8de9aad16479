import { useTranslation } from 'react-i18next';
import { HistoryList, targetHistory } from '../explain/index.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Section } from './Section.tsx';
import type { TargetFile } from './TargetPage.tsx';

/** How the promise was revised, newest first: what it said before and after, why, by which document, by whom. */
export function TargetRevisions({ file }: { file: TargetFile }) {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  return (
    <Section title={t('revisions.title')}>
      <HistoryList source={targetHistory(tenant.id, file.target.id)} none={t('revisions.none')} />
    </Section>
  );
}

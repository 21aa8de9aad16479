import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HistoryList, targetHistory } from '../explain/index.ts';
import { useVisitor } from '../shell/visitor.ts';
import { Brackets } from '../ui/name/Marks.tsx';
import { Name } from '../ui/name/Name.tsx';
import styles from './MatterPage.module.css';
import type { MatterFile } from './MatterPage.tsx';

type Revised = MatterFile['targets'][number];

/** How targets were revised: what each was, what it became, why, by which document and by whom. */
export function MatterRevisions({ targets }: { targets: readonly Revised[] }) {
  const { t } = useTranslation('plans');
  const { tenant } = useVisitor();
  const [open, setOpen] = useState(false);
  const revised = targets.filter(({ revisions }) => revisions.length > 0);
  if (revised.length === 0) return null;
  const count = revised.reduce((sum, { revisions }) => sum + revisions.length, 0);
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('register.revise.history', { count })}</summary>
      {open &&
        revised.map((target) => (
          <section key={target.id}>
            <p>
              <Name of={target.indicator} />
              <Brackets>
                <Name of={target.subject} />
              </Brackets>
            </p>
            <HistoryList source={targetHistory(tenant.id, target.id)} />
          </section>
        ))}
    </details>
  );
}

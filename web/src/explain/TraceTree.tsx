import { decideText, type TraceNode, trimmed } from '@meritloop/engine';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { groupDigits } from '../ui/number/format.ts';
import { Quantity } from '../ui/number/Quantity.tsx';
import { formulaText } from './formulaText.ts';
import { methodExplanations } from './methods.ts';
import { SourceLines } from './SourceLines.tsx';
import styles from './TraceTree.module.css';
import { wordText } from './wordText.ts';

/** One calculated value unfolded: sentence → formula → formula with figures → the figures, each unfolding again. */
export function TraceTree({ node }: { node: TraceNode }) {
  const { t } = useTranslation('explain');
  return (
    <div className={styles.tree}>
      <p className={styles.result}>
        <Value node={node} size="key" />
      </p>
      <Steps node={node} />
      {node.children.length > 0 && (
        <>
          <h3 className={styles.head}>{t('from')}</h3>
          <Parts nodes={node.children} depth={1} />
        </>
      )}
    </div>
  );
}

function Parts({ nodes, depth }: { nodes: readonly TraceNode[]; depth: number }) {
  const say = useSay();
  return (
    <ul className={styles.parts}>
      {nodes.map((node, index) => {
        const line = (
          <>
            <span className={styles.name}>{say(node.label)}</span>
            <Value node={node} />
          </>
        );
        const key = `${index} ${node.label.zh}`;
        if (!unfolds(node)) {
          return (
            <li key={key} className={styles.leaf}>
              {line}
            </li>
          );
        }
        return (
          <li key={key}>
            <details open={depth <= 1}>
              <summary className={styles.summary}>{line}</summary>
              <div className={styles.inner}>
                <Steps node={node} />
                {node.children.length > 0 && <Parts nodes={node.children} depth={depth + 1} />}
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

function unfolds(node: TraceNode): boolean {
  return (
    node.children.length > 0 ||
    node.formula !== undefined ||
    node.rule !== undefined ||
    node.reason !== undefined ||
    node.source !== undefined
  );
}

function Steps({ node }: { node: TraceNode }) {
  const { t, i18n } = useTranslation('explain');
  const say = useSay();
  const Method = node.method === undefined ? undefined : methodExplanations[node.method];
  return (
    <>
      {Method !== undefined && <Method />}
      {node.reason !== undefined && <p className={styles.reason}>{say(node.reason)}</p>}
      <dl className={styles.steps}>
        {node.rule !== undefined && (
          <div>
            <dt>{t('rule')}</dt>
            <dd>{say(node.rule)}</dd>
          </div>
        )}
        {node.formula !== undefined && (
          <div>
            <dt>{t('formula')}</dt>
            <dd>{formulaText(node.formula, i18n.language)}</dd>
          </div>
        )}
        {node.substituted !== undefined && (
          <div>
            <dt>{t('figures')}</dt>
            <dd className={styles.figures}>
              {formulaText(node.substituted, i18n.language)}
              {node.value !== null && ` = ${groupDigits(node.value)}`}
            </dd>
          </div>
        )}
      </dl>
      {node.source !== undefined && <SourceLines source={node.source} />}
    </>
  );
}

function Value({ node, size }: { node: TraceNode; size?: 'key' }) {
  const { t, i18n } = useTranslation('explain');
  const number = node.value !== null && /^-?\d/.test(node.value);
  if (node.value !== null && !number)
    return <strong className={styles.word}>{wordText(node.value, i18n.language)}</strong>;
  return (
    <Quantity
      value={node.value === null ? null : brief(node.value)}
      unit={node.unit === undefined ? undefined : unitText(node.unit, t)}
      missing={t('none')}
      {...(size === undefined ? {} : { size })}
    />
  );
}

/** Units that the engine names in English: a gap in points or places. A ratio has none. */
function unitText(unit: string, t: TFunction<'explain'>): string {
  if (unit === 'ratio') return '';
  return unit === 'point' || unit === 'place' ? t(`unit.${unit}`) : unit;
}

/** Decimals of a value in a line of the tree; the line "with figures" gives it in full. */
const briefDecimals = 4;

function brief(decimal: string): string {
  const decimals = decimal.split('.')[1]?.length ?? 0;
  return decimals > briefDecimals ? trimmed(decideText(Number(decimal), briefDecimals)) : decimal;
}

import { checkAuditChain, readChain } from '@meritloop/server/contract/app';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useAct } from '../api/useAct.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { momentWords } from '../ui/number/moment.ts';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import styles from './AuditPage.module.css';

type Checked = z.output<typeof checkAuditChain.reply>;
type Anchor = z.input<typeof checkAuditChain.body>['anchors'];

/** How far the trail is sealed, what the last check found, and a check at once, also against heads kept elsewhere. */
export function ChainState() {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const params = { tenant: tenant.id };
  const answer = useAnswer(readChain, { params });
  const check = useAct(checkAuditChain);
  const [kept, setKept] = useState('');
  const anchors = anchorsIn(kept);
  const state = answer.data;
  const last = state?.lastCheck;
  return (
    <section className={styles.state} aria-labelledby="chain-state">
      <h2 id="chain-state">{t('audit.chain.title')}</h2>
      {state !== undefined && (
        <p>
          {state.head === null
            ? t('audit.chain.none')
            : t('audit.chain.sealed', {
                count: state.sealed,
                seq: state.head.seq,
                at: momentWords(state.head.sealedAt),
              })}
          {' · '}
          {t('audit.chain.waiting', { count: state.unsealed })}
        </p>
      )}
      {state !== undefined && (
        <p>
          {last == null ? (
            t('audit.chain.never')
          ) : (
            <>
              {t('audit.chain.last', { at: momentWords(last.at), who: say(last.by) })}{' '}
              <span className={last.faults > 0 ? styles.broken : undefined}>
                {last.faults > 0 ? t('audit.chain.broken', { count: last.faults }) : t('audit.chain.whole')}
              </span>
            </>
          )}
        </p>
      )}
      {check.data !== undefined && <Result checked={check.data} />}
      {check.error !== null && <ErrorState error={check.error} />}
      {answer.error !== null && <ErrorState error={answer.error} retry={() => void answer.refetch()} />}
      <div className={`${styles.acts} screen-only`}>
        <Button
          type="primary"
          loading={check.isPending}
          disabled={anchors.bad !== null}
          onClick={() => check.mutate({ params, body: { anchors: anchors.read } })}
        >
          {check.isPending ? t('audit.chain.checking') : t('audit.chain.check')}
        </Button>
        <details>
          <summary>{t('audit.chain.held')}</summary>
          <Input.TextArea
            aria-label={t('audit.chain.heldHint')}
            placeholder={t('audit.chain.heldHint')}
            value={kept}
            maxLength={20_000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setKept(event.target.value)}
          />
          {anchors.bad !== null && (
            <p role="alert" className={styles.broken}>
              {t('audit.chain.badAnchor', { row: anchors.bad })}
            </p>
          )}
        </details>
      </div>
    </section>
  );
}

function Result({ checked }: { checked: Checked }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { faults, faultCount, anchor } = checked;
  return (
    <div role="status">
      <p className={faultCount > 0 ? styles.broken : undefined}>
        {t('audit.chain.result', {
          sealed: checked.sealed,
          seconds: (checked.milliseconds / 1000).toFixed(1),
        })}{' '}
        {faultCount > 0 ? t('audit.chain.resultBroken', { count: faultCount }) : t('audit.chain.resultWhole')}
      </p>
      {faultCount > 0 && (
        <ul>
          {faults.slice(0, shown).map(({ fault, seq, auditId, words }) => (
            <li key={`${fault} ${seq} ${auditId}`}>{say(words)}</li>
          ))}
          {faultCount > shown && <li>{t('audit.chain.further', { count: faultCount - shown })}</li>}
        </ul>
      )}
      {anchor !== null && (
        <>
          <p>{t('audit.chain.keep')}</p>
          <p className={styles.hash}>{JSON.stringify(anchor)}</p>
        </>
      )}
    </div>
  );
}

/** Faults that are listed here; the command lists a thousand. */
const shown = 100;

/** Heads as they were kept, one JSON line each; `bad` is the first line that is none. */
function anchorsIn(text: string): { read: NonNullable<Anchor>; bad: number | null } {
  const read: NonNullable<Anchor> = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const parsed = checkAuditChain.body.parse({ anchors: [JSON.parse(line)] });
      read.push(...parsed.anchors);
    } catch {
      return { read: [], bad: index + 1 };
    }
  }
  return { read, bad: null };
}

import { listUnits } from '@meritloop/server/contract/registry';
import { useMemo } from 'react';
import { useAnswer } from '../api/useAnswer.ts';
import { useVisitor } from '../shell/visitor.ts';

/** Codes of the units for which the reader holds a grant; empty for those who work for the whole city. */
export function useOwnCodes(): ReadonlySet<string> {
  const { tenant, grants } = useVisitor();
  const ids = useMemo(
    () => new Set(grants.flatMap((grant) => (grant.unit === null ? [] : [grant.unit.id]))),
    [grants],
  );
  const answer = useAnswer(listUnits, { params: { tenant: tenant.id } }, { enabled: ids.size > 0 });
  return useMemo(
    () => new Set(answer.data?.units.filter((unit) => ids.has(unit.id)).map((unit) => unit.code)),
    [answer.data, ids],
  );
}

import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { presentHead, readBackground } from './background.ts';
import { seerOf } from './list-requests.ts';
import { type EntryRow, entriesAt } from './store.ts';
import { seenPage } from './store-list.ts';

/** As many requests as one workbook carries. */
const most = 5000;

/** A request that the caller may enter now, the draft that stands, and its row of the workbook by column. */
export interface Fillable {
  head: ReturnType<typeof presentHead>;
  draft: EntryRow | undefined;
  cells: Record<string, string | null>;
}

/** What the caller may enter now, as the workbook shows it. */
export async function fillableRequests(
  reader: Reader,
  caller: Caller,
  filter: { period?: string | undefined; unit?: string | undefined },
): Promise<Fillable[]> {
  const tenantId = caller.tenant.id;
  const seer = await seerOf(reader, caller);
  const rows = await seenPage(reader, tenantId, seer, filter, { limit: most, offset: 0 });
  const mine = rows
    .filter(({ inside, shown }) => inside && (shown === 'open' || shown === 'returned'))
    .map(({ inside: _, shown: __, ...row }) => ({ row, sight: 'inside' as const }));
  const [background, drafts] = await Promise.all([
    readBackground(reader, caller, mine),
    entriesAt(
      reader,
      tenantId,
      mine.flatMap(({ row }) => (row.entry_no > 0 ? [{ requestId: row.id, no: row.entry_no }] : [])),
    ),
  ]);
  const byRequest = new Map(drafts.map((draft) => [draft.request_id, draft]));
  return mine.flatMap((one) => {
    const head = presentHead(background, caller, one);
    if (head.abilities.enter?.may !== true) return [];
    const draft = byRequest.get(head.id);
    return [{ head, draft, cells: cellsOf(head, draft) }];
  });
}

function cellsOf(head: Fillable['head'], draft: EntryRow | undefined): Fillable['cells'] {
  return {
    id: head.id,
    version: String(head.version),
    indicator: head.indicator?.name ?? '',
    subject: head.subject?.name ?? '',
    number: head.matter?.number ?? '',
    matter: head.matter?.title ?? '',
    unitName: head.unit.name,
    period: head.period,
    dueOn: head.dueOn,
    measure: head.indicator?.unit ?? '',
    last: head.lastValue?.value ?? null,
    lastYear: head.samePeriodLastYear?.value ?? null,
    value: draft?.value ?? null,
    missingReason: draft?.missing_reason ?? '',
    progress: draft?.progress ?? '',
    problems: draft?.problems ?? '',
    nextSteps: draft?.next_steps ?? '',
    expectedOn: draft?.expected_on ?? '',
    explanation: draft?.explanation ?? '',
  };
}

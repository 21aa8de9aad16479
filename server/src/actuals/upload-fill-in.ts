import type { Act } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { readWorkbook } from '../platform/read-workbook.ts';
import * as contract from './contract.ts';
import { saveEntry } from './enter-figure.ts';
import { refuse } from './errors.ts';
import { fillableRequests } from './fill-in-rows.ts';
import { roomPolicy } from './policy.ts';
import { readFillIn } from './read-fill-in.ts';
import { refusePublished } from './refuse-published.ts';
import { takeUp } from './take-up.ts';

/**
 * Takes a filled-in workbook: first a preview with the faults by sheet, row and column; then, on request, drafts of all
 * changed rows, or of none while there is a fault. Nothing is submitted by an upload.
 */
export async function uploadFillIn(act: Act<typeof contract.uploadFillIn>) {
  refusePublished(act.tenant);
  const sheets = await readWorkbook(Buffer.from(act.body.content, 'base64'));
  const requests = await fillableRequests(act.tx, act, {});
  const read = readFillIn(sheets, requests);
  const answer = {
    lines: read.lines,
    faults: read.faults,
    empty: read.empty,
    abilities: abilitiesFor(act.principal, roomPolicy, undefined),
  };
  if (!act.body.save) return { ...answer, saved: false };
  if (read.faults.length > 0) {
    throw refuse.fill_in_faults(
      { count: read.faults.length },
      {
        fields: read.faults
          .slice(0, 50)
          .map(({ sheet, row, column, code }) => ({ path: `${sheet}!${column}${row}`, message: code })),
      },
    );
  }
  // In the order of ids, as bulk acts take them.
  const filled = [...read.filled].sort((a, b) => (a.line.requestId < b.line.requestId ? -1 : 1));
  for (const { line, version, body } of filled) {
    const loaded = await takeUp({ ...act, ifMatch: version }, line.requestId, 'enter');
    await saveEntry(act, loaded, contract.entryBody.parse(body));
  }
  return { ...answer, saved: true };
}

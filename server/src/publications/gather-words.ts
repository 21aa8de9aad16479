import { latestWords, type WordsAsked, wordsAsked } from '../actuals/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { unitsKnown } from '../registry/index.ts';
import { periodsEndingWith } from './document-period.ts';
import type { MatterView, WordsView } from './document-state.ts';
import type { Asked } from './gather-state.ts';

/**
 * What units were asked to say on matters for the period, with what they said where it is locked; nothing that is on
 * its way. Where a half-year was not asked for as such, the month or quarter that ends with it speaks for it.
 */
export async function gatherWords(
  reader: Reader,
  tenant: Tenant,
  asked: Asked,
  matters: readonly MatterView[],
): Promise<WordsView[]> {
  const matterIds = matters.map(({ id }) => id);
  const periods = periodsEndingWith(asked.period);
  const [requests, units, ...locked] = await Promise.all([
    wordsAsked(reader, tenant.id, asked.asOf, { matterIds, periods }),
    unitsKnown(reader, tenant.id, asked.asOf),
    ...periods.map((period) => latestWords(reader, tenant.id, asked.asOf, { matterIds, period })),
  ]);
  const said = new Map(
    locked.flatMap((found) => [...found.values()].flat()).map((words) => [words.requestId, words]),
  );
  const chosen = new Map<string, WordsAsked>();
  for (const period of periods) {
    for (const request of requests) {
      const key = `${request.matterId} ${request.unitId}`;
      if (request.period === period && !chosen.has(key)) chosen.set(key, request);
    }
  }
  return matters.flatMap((matter) =>
    units.flatMap((unit): WordsView[] => {
      const request = chosen.get(`${matter.id} ${unit.id}`);
      if (request === undefined) return [];
      const words = said.get(request.requestId);
      return [
        {
          key: `words.${matter.code}.${unit.code}`,
          matter,
          unit: { id: unit.id, name: unit.name },
          said:
            words === undefined || words.observationId === null
              ? null
              : {
                  observationId: words.observationId,
                  progress: words.progress,
                  problems: words.problems,
                  nextSteps: words.nextSteps,
                  expectedOn: words.expectedOn,
                  lockedOn: words.lockedOn ?? '',
                },
        },
      ];
    }),
  );
}

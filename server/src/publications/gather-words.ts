import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { MatterView, WordsView } from './document-state.ts';
import type { Asked } from './gather-state.ts';

export async function gatherWords(
  _reader: Reader,
  _tenant: Tenant,
  _asked: Asked,
  _matters: readonly MatterView[],
): Promise<WordsView[]> {
  return [];
}

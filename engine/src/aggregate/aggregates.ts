import type { Aggregate, AggregateName } from './aggregate.ts';
import { arithmetic } from './arithmetic.ts';
import { maximum, minimum } from './extreme.ts';
import { geometric } from './geometric.ts';

/** Every way of aggregating, by its word in scheme files. */
export const aggregates: Readonly<Record<AggregateName, Aggregate>> = {
  arithmetic,
  geometric,
  minimum,
  maximum,
};

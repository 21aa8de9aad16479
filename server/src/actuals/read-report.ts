import { tryPeriod } from '@meritloop/engine';
import { indicatorsById, matterHeads, readTargets } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { refuse as platform } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { unitsKnown } from '../registry/index.ts';
import { endOf } from './asked-period.ts';
import type * as contract from './contract.ts';
import type { HeldFigure } from './contract-reports.ts';
import { loadRequest } from './load-request.ts';
import { type Plan, type PlannedSpared, planOf } from './plan-asks.ts';
import { roomPolicy, sightOf } from './policy.ts';
import { presentPage } from './read-request.ts';
import { requestsAbout } from './store-plan.ts';

/**
 * One matter on one page: the words and all figures that fall to the unit for the period, and read-only what is held
 * already or another's to enter. Periods that end on the same day are one: a half-year's words stand beside June's
 * figures.
 */
export async function readReport(query: Query<typeof contract.readReport | typeof contract.downloadReport>) {
  const { reader, tenant, principal, today, params } = query;
  const [heads, units, targets, indicators] = await Promise.all([
    matterHeads(reader, tenant.id),
    unitsKnown(reader, tenant.id, today),
    readTargets(reader, tenant.id, today),
    indicatorsById(reader, tenant.id),
  ]);
  const matter = heads.get(params.matter);
  const unit = units.find(({ id }) => id === params.unit);
  const sight = sightOf(principal).of(params.unit);
  if (matter === undefined || unit === undefined || sight === undefined || tryPeriod(params.period) === null)
    throw unknownReport();
  const own = targets.filter((target) => target.matter.id === matter.id);
  const pairs = new Set(own.map(({ indicator, subject }) => `${indicator.id} ${subject.id}`));
  const asked = await requestsAbout(reader, tenant.id, {
    indicatorIds: [...new Set(own.map(({ indicator }) => indicator.id))],
    matterIds: [matter.id],
  });
  const mine = asked.filter(
    (one) =>
      one.unit_id === unit.id &&
      endOf(one.period) === endOf(params.period) &&
      (one.matter_id === matter.id || pairs.has(`${one.indicator_id} ${one.subject_id}`)),
  );
  const pages: Awaited<ReturnType<typeof presentPage>>[] = [];
  for (const { id } of mine) {
    const loaded = await loadRequest(query, reader, id, 'read').catch((error) => {
      if (error instanceof Error && 'code' in error && error.code === 'platform.not_found') return undefined;
      throw error;
    });
    if (loaded !== undefined) pages.push(await presentPage(query, loaded));
  }
  if (pages.length === 0) throw unknownReport();
  const order = [...indicators.keys()];
  const sortOf = (page: (typeof pages)[number]) =>
    page.indicator === null ? -1 : order.indexOf(page.indicator.id);
  pages.sort((a, b) => sortOf(a) - sortOf(b));
  const words = pages.find(({ kind }) => kind === 'words');
  const shown = new Set(pages.map((page) => `${page.indicator?.id} ${page.subject?.id}`));
  const plan = await planOf(reader, tenant.id, today, {
    period: params.period,
    scope: { matters: [matter.id] },
    figures: true,
    words: false,
    coUnits: false,
  });
  return {
    today,
    matter: {
      id: matter.id,
      number: matter.number,
      title: matter.title,
      text: matter.text,
      leader: matter.leader,
      section: matter.section,
    },
    unit: { id: unit.id, name: unit.name },
    period: words?.period ?? params.period,
    requests: pages,
    held: plan.spared.flatMap((one) =>
      one.indicator === null || one.subject === null || shown.has(`${one.indicator.id} ${one.subject.id}`)
        ? []
        : [asHeld(plan, { ...one, indicator: one.indicator, subject: one.subject })],
    ),
    abilities: abilitiesFor(principal, roomPolicy, undefined),
  };
}

type Elsewhere = PlannedSpared & Pick<HeldFigure, 'indicator' | 'subject'>;

/** How far another unit is with its own figure is not this unit's to know: it learns whose it is. */
function asHeld(plan: Plan, one: Elsewhere): HeldFigure {
  const { indicator, subject, period, reason, held, releasedOn } = one;
  const name = one.unitId === null ? '' : (plan.units.get(one.unitId)?.name ?? '');
  const anothers = held === null && (reason === 'in_flight' || reason === 'held');
  return {
    indicator,
    subject,
    period,
    reason: anothers ? 'in_flight' : reason,
    says: anothers ? { zh: `由${name}填报`, en: `entered by ${name}` } : one.says,
    held,
    releasedOn,
  };
}

const unknownReport = () => platform.not_found({ thing: '该填报事项', thingEn: 'report' });

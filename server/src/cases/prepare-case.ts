import { parsePeriod, periodWords } from '@meritloop/engine';
import type { Target } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { refuse as refuseRequest } from '../platform/errors.ts';
import { unitsWithPlaces } from '../registry/index.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import { newest } from './list-cases.ts';
import { basisOf, targetNamed } from './open-case.ts';
import { mayOpen, sightOf } from './policy.ts';
import { presentForm, targetName } from './present-case.ts';
import { caseRows, procedureRows } from './store.ts';

/** What a case on a target would be opened with: why, by whom to be answered, by which procedure. Changes nothing. */
export async function prepareCase(query: Query<typeof contract.prepareCase>) {
  const { reader, tenant, principal, today } = query;
  if (tenant.kind === 'published') throw refuse.published();
  const target = await targetNamed(reader, query, query.params.id);
  const definitions = newest(await procedureRows(reader, tenant.id));
  const opening = mayOpen(principal, definitions);
  if (!opening.may) throw refuseRequest.not_allowed({ why: opening.why.zh, whyEn: opening.why.en });
  const [basis, units, open] = await Promise.all([
    basisOf(reader, query, target),
    responsibleUnits(query, target),
    caseRows(
      reader,
      tenant.id,
      sightOf(principal),
      { targetId: target.id, stage: 'open' },
      { limit: 20, offset: 0 },
    ),
  ]);
  const { number, title, text } = target.matter;
  return {
    simulated: tenant.kind === 'simulated',
    target: { id: target.id, name: targetName(target), period: target.period },
    matter: { number, title, text },
    basis,
    title: suggestedTitle(target),
    units,
    procedures: definitions.map((one) => ({
      code: one.code,
      version: one.version,
      name: one.name,
      form: presentForm(one, one.opening.form, today),
    })),
    open: open.map((row) => ({ id: row.id, number: row.number, procedure: row.procedure_code })),
    abilities: { openCase: opening },
  };
}

function suggestedTitle(target: Target): string {
  const period = periodWords(parsePeriod(target.period)).zh;
  return `${target.subject.name}${period}${target.indicator.name}推进事项`.slice(0, 120);
}

/** Kinds of unit that stand for the whole area: they promise, but an order goes to who answers for the matter. */
const wholeAreas = ['province', 'city', 'area'];

/** Units that the plan makes responsible: the subject itself unless it is the whole city, then leads, then co-units. */
async function responsibleUnits(
  { reader, tenant, today }: Query<typeof contract.prepareCase>,
  target: Target,
) {
  const places = await unitsWithPlaces(reader, tenant.id, today);
  const subject = places.find((unit) => unit.id === target.subject.id);
  const named = (role: 'lead' | 'co', says: { zh: string; en: string }) =>
    target.duties.flatMap(({ unit, role: had }) =>
      unit !== null && had === role ? [{ ...unit, says }] : [],
    );
  const all = [
    ...(subject === undefined || wholeAreas.includes(subject.kind)
      ? []
      : [{ id: subject.id, name: subject.name, says: { zh: '目标所属单位', en: 'Whose target it is' } }]),
    ...named('lead', { zh: '事项牵头单位', en: 'Leads the matter' }),
    ...named('co', { zh: '事项配合单位', en: 'Supports the matter' }),
  ];
  return all.filter((unit, at) => all.findIndex((first) => first.id === unit.id) === at);
}

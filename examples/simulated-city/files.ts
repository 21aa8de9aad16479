/**
 * The city as files, every one marked as simulated. `actuals.csv`, `targets.csv` and `subjects.csv` have the columns
 * of docs/contract.md and the mark; what the contract has no column for stands in the files beside them.
 */
import { stringify } from 'yaml';
import type { Bundle } from '../shape.ts';
import { type Cell, MARK, table } from './marked-table.ts';
import { TODAY } from './time.ts';
import { workFiles } from './work-files.ts';

/** @returns file name → text; UTF-8, line feeds, rows in the bundle's order. */
export function bundleFiles(bundle: Bundle, seed: number): Record<string, string> {
  const { observations, targets, matters } = bundle;
  return {
    'tenant.yaml': tenantYaml(bundle, seed),
    'units.csv': table(
      ['code', 'name', 'kind', 'sort', 'functions', 'valid_from', 'valid_to'],
      bundle.units.map((one) => [
        one.code,
        one.name,
        one.kind,
        one.sort,
        one.functions,
        one.validFrom,
        one.validTo,
      ]),
    ),
    'memberships.csv': table(
      ['unit', 'parent', 'kind', 'from', 'to'],
      bundle.memberships.map((one) => [one.unit, one.parent, one.kind, one.from, one.to]),
    ),
    'groups.csv': table(
      ['group', 'name', 'unit', 'standing', 'from', 'to'],
      bundle.groupMembers.map((one) => [
        one.group,
        bundle.groups.find(({ code }) => code === one.group)?.name,
        one.unit,
        one.standing,
        one.from,
        one.to,
      ]),
    ),
    'peer-sets.csv': table(
      ['code', 'name', 'member'],
      bundle.peerSets.flatMap(({ code, name, members }) => members.map((member) => [code, name, member])),
    ),
    'subjects.csv': table(['id', 'name', 'group', 'parent', 'sort', 'assessed'], subjects(bundle)),
    'indicators.csv': table(
      [
        'code',
        'name',
        'unit',
        'direction',
        'measure',
        'aggregation',
        'source_kind',
        'frequency',
        'lead_unit',
        'definition',
      ],
      bundle.indicators.map((one) => [
        one.code,
        one.name,
        one.unit,
        one.direction,
        one.measure,
        one.aggregation,
        one.sourceKind,
        one.frequency,
        one.leadUnit,
        one.definition,
      ]),
    ),
    'matters.csv': table(
      ['number', 'code', 'title', 'text', 'document', 'objectives', 'section', 'leader'],
      matters.map((one) => [
        one.number,
        one.code,
        one.title,
        one.text,
        one.document,
        one.objectives.join('、'),
        one.section,
        one.leader,
      ]),
    ),
    'duties.csv': table(
      ['matter', 'role', 'unit', 'printed', 'owner_group'],
      matters.flatMap(({ code, units }) =>
        units.map((one) => [code, one.role, one.unit, one.printed, one.ownerGroup]),
      ),
    ),
    'targets.csv': table(
      [
        'id',
        'subject',
        'indicator',
        'period',
        'measure',
        'op',
        'value',
        'value2',
        'unit',
        'tier',
        'aggregation',
        'direction',
        'nature',
        'filter',
        'peer_set',
        'due',
      ],
      targets.flatMap((one) =>
        one.tiers.map(({ tier, value, value2 }) => [
          one.code,
          one.subject,
          one.indicator,
          one.period,
          one.measure,
          one.op,
          value,
          value2,
          one.unit,
          tier,
          one.aggregation,
          one.direction,
          one.nature,
          one.filter,
          one.peerSet,
          one.due,
        ]),
      ),
    ),
    'target-notes.csv': table(
      ['id', 'matter', 'strength', 'state', 'reference', 'note'],
      targets.map((one) => [one.code, one.matter, one.strength, one.state, one.reference, one.note]),
    ),
    'actuals.csv': table(
      ['subject', 'indicator', 'period', 'value', 'unit', 'source', 'status'],
      observations.map((one) => [
        one.subject,
        one.indicator,
        one.period,
        one.value,
        one.unit,
        one.source.name,
        one.status,
      ]),
    ),
    'actual-notes.csv': table(
      ['row', 'recorded_on', 'reason'],
      observations.map((one) => [one.source.row, one.recordedOn, one.reason]),
    ),
    'requests.csv': table(
      ['indicator', 'unit', 'subject', 'period', 'due_on'],
      bundle.requests.map((one) => [one.indicator, one.unit, one.subject, one.period, one.dueOn]),
    ),
    'releases.csv': table(
      ['indicator', 'period', 'on'],
      bundle.releases.map((one) => [one.indicator, one.period, one.on]),
    ),
    ...workFiles(bundle),
  };
}

function tenantYaml({ tenant, documents, posts }: Bundle, seed: number): string {
  const comment = ` ${MARK} / simulated data: an invented city, seed ${seed}`;
  return `#${comment}\n${stringify({ simulated: true, seed, tenant, documents, posts })}`;
}

/** Every unit with its assessment group on the simulated day, in the columns of docs/contract.md. */
function subjects(bundle: Bundle): Cell[][] {
  const current = ({
    from = '',
    to = '9999',
  }: {
    from?: string | undefined;
    to?: string | undefined;
  }): boolean => from <= TODAY && TODAY <= to;
  return bundle.units.map(({ code, name, sort }) => {
    const member = bundle.groupMembers.find(
      (one) => one.unit === code && one.group !== 'platforms' && current(one),
    );
    const parent = bundle.memberships.find(
      (one) => one.unit === code && one.kind !== 'platform' && one.kind !== 'statistical' && current(one),
    );
    return [code, name, member?.group, parent?.parent, sort, member?.standing ?? 'no'];
  });
}

import type { Act, Query } from '../platform/call.ts';
import { expectVersion } from '../platform/call.ts';
import { nextNumber } from '../platform/counter.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { refuseMarks } from '../platform/stop-classified.ts';
import { documentKinds } from './contract-document-content.ts';
import type * as contract from './contract-documents.ts';
import { refuse } from './errors.ts';
import { policy } from './policy.ts';
import { columnsOf, readTemplate, TemplateFault, type TemplateInForce, templateOf } from './read-template.ts';
import { insertTemplate } from './store-documents.ts';
import { lists, placeholders, type TableName, tables } from './template-words.ts';

/** Wording of every kind, with all that wording may name. */
export async function listTemplates(query: Query<typeof contract.listTemplates>) {
  const { reader, tenant, principal } = query;
  const found = await Promise.all(documentKinds.map((kind) => templateOf(reader, tenant.id, kind)));
  return {
    templates: found.map(present),
    placeholders: Object.entries(placeholders).map(([name, says]) => ({ name, says })),
    lists: Object.entries(lists).map(([name, { says, placeholders: own }]) => ({
      name,
      says,
      placeholders: [...own],
    })),
    tables: Object.entries(tables).map(([name, { says }]) => ({
      name,
      says,
      columns: columnsOf(name as TableName),
    })),
    abilities: abilitiesFor(principal, policy, tenant),
  };
}

const present = ({ template, version, reason, yaml }: TemplateInForce) => ({
  kind: template.kind,
  name: template.name,
  origin: template.origin,
  version,
  reason,
  yaml,
});

/** Appends a version of a kind's wording, checked as a whole; documents produced before keep theirs. */
export async function changeTemplate(act: Act<typeof contract.changeTemplate>) {
  const { tx, tenant, principal, params, body } = act;
  if (tenant.kind === 'published') throw refuse.no_documents();
  // Two who change the same kind at once wait for one another on the counter's row.
  await nextNumber(tx, tenant.id, `publications.template.${params.kind}`);
  const current = await templateOf(tx, tenant.id, params.kind);
  expectVersion(act, present(current));
  const template = checked(body.yaml, params.kind);
  // The door has read the file as it was sent; YAML writes characters in other ways as well ("\u7edd").
  refuseMarks(template, 'body.yaml');
  const version = current.version + 1;
  await insertTemplate(tx, {
    tenant_id: tenant.id,
    kind: params.kind,
    version,
    yaml: body.yaml,
    reason: body.reason,
    by_person: principal.personId,
    at: act.now,
  });
  await act.record({
    act: 'publications.reword',
    subject: { kind: 'document_template', id: params.kind },
    old: { version: current.version, yaml: current.yaml },
    new: { version, yaml: body.yaml },
    reason: body.reason,
  });
  return present({ template, version, reason: body.reason, yaml: body.yaml });
}

function checked(yaml: string, kind: (typeof documentKinds)[number]) {
  try {
    return readTemplate(yaml, kind);
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    const [first] = error.faults;
    throw refuse.bad_template(
      { count: error.faults.length, first: `${first?.path}: ${first?.message}` },
      {
        fields: error.faults
          .slice(0, 50)
          .map(({ path, message }) => ({ path: `body.yaml.${path}`, message })),
      },
    );
  }
}

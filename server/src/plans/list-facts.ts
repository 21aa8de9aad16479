import type { Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type * as contract from './contract-facts.ts';
import { type FactFilter, factKinds, type PublishedFact } from './contract-facts.ts';
import { publishedFacts } from './store-facts.ts';

/** Facts as they were published, filtered; nothing of them is judged here. */
export async function listFacts(query: Query<typeof contract.listFacts>) {
  const all = await factsOf(query.reader, query.tenant.id);
  const { kind, ...others } = query.query;
  const found = all.filter((fact) => fits(fact, others));
  const documents = new Map(all.map(({ document }) => [document.code, document.title]));
  return {
    facts: found.filter((fact) => kind === undefined || fact.kind === kind),
    counts: factKinds.map((one) => ({ kind: one, count: found.filter((fact) => fact.kind === one).length })),
    documents: [...documents].map(([code, title]) => ({ code, title })),
    periods: [...new Set(all.map(({ period }) => period))].filter((period) => period !== ''),
    abilities: {},
  };
}

const words = {
  zh: {
    sheet: '公开事实',
    columns: ['编号', '类别', '期间', '名称', '数值', '计量单位', '范围', '文件', '出处行', '说明'],
    kinds: { target: '目标', actual: '实绩', rank: '名次', streak: '连续', programme: '工程与荣誉' },
  },
  en: {
    sheet: 'Published facts',
    columns: ['Code', 'Kind', 'Period', 'Title', 'Value', 'Unit', 'Scope', 'Document', 'Source row', 'Note'],
    kinds: { target: 'Target', actual: 'Result', rank: 'Rank', streak: 'Streak', programme: 'Programme' },
  },
};

/** The same list as Excel. */
export async function downloadFacts(query: Query<typeof contract.downloadFacts>): Promise<Download> {
  const { reader, tenant, today } = query;
  const { language, ...filter } = query.query;
  const say = words[language];
  const facts = (await factsOf(reader, tenant.id)).filter((fact) => fits(fact, filter));
  return workbook(`${tenant.name[language]}-${say.sheet}-${today}.xlsx`, [
    {
      name: say.sheet,
      notes: [`${tenant.name[language]} · ${today}`],
      columns: columnsOf(say.columns, [10, 10, 8, 40, 12, 10, 16, 36, 26, 40]),
      rows: facts.map((fact) => [
        fact.code,
        say.kinds[fact.kind],
        fact.period,
        fact.title,
        `${fact.op === '=' ? '' : fact.op}${fact.value}${fact.value2 === '' ? '' : `–${fact.value2}`}`,
        fact.unit,
        fact.scope,
        fact.document.title,
        `${fact.file}:${fact.row}`,
        fact.note,
      ]),
    },
  ]);
}

async function factsOf(reader: Reader, tenantId: string): Promise<PublishedFact[]> {
  const rows = await publishedFacts(reader, tenantId);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    kind: row.kind,
    period: row.period,
    title: row.title,
    objective: row.objective,
    section: row.section,
    op: row.op,
    value: row.value,
    value2: row.value2,
    unit: row.unit,
    tier: row.tier,
    filter: row.filter,
    scope: row.scope,
    rankScope: row.rank_scope,
    note: row.note,
    document: { code: row.document_code, title: row.document_title, publisher: row.publisher },
    file: row.file,
    row: row.row_no,
    matter:
      row.matter_id === null
        ? null
        : { id: row.matter_id, number: row.matter_number ?? '', title: row.matter_title ?? '' },
  }));
}

function fits(fact: PublishedFact, { kind, document, period, text = '' }: FactFilter): boolean {
  const wanted = text.trim().toLowerCase();
  return (
    (kind === undefined || fact.kind === kind) &&
    (document === undefined || fact.document.code === document) &&
    (period === undefined || fact.period === period) &&
    [fact.code, fact.title, fact.note, fact.section].some((one) => one.toLowerCase().includes(wanted))
  );
}

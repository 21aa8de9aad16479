import { countTrail, readTrail, type TrailCursor } from '../platform/audit-read.ts';
import type { Export } from '../platform/call.ts';
import { csvDownload } from '../platform/csv.ts';
import { refuseMarks } from '../platform/stop-classified.ts';
import { workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import type { AuditRow } from './contract-audit.ts';
import { refuse } from './errors-audit.ts';
import { auditSight, filterOf, presentTrail } from './read-audit.ts';

/** Most rows of one file: a workbook is made in memory, a CSV is sent as it is read. */
const limits = { xlsx: 10_000, csv: 200_000 };
/** Rows read at a time. */
const portion = 500;

type Exporting = Export<typeof contract.exportAuditCsv>;
type Line = (string | null)[];

const columns = {
  zh: '时间 办理人 单位 操作 对象类别 对象 对象编号 变化 原因 说明 封链节号 记录哈希 链哈希 封链时间 访问令牌'.split(
    ' ',
  ),
  en: [
    'Time',
    'Who',
    'For unit',
    'Act',
    'Kind',
    'Thing',
    'Id of thing',
    'Changes',
    'Reason',
    'Withheld',
    'Link',
    'Row hash',
    'Chain hash',
    'Sealed at',
    'API token',
  ],
};
const widths = [22, 20, 16, 18, 12, 30, 38, 60, 30, 24, 10, 24, 24, 22, 24];

/** The filtered trail as CSV. That it was taken is on record before its first byte leaves. */
export async function exportAuditCsv(query: Exporting) {
  const { lines, name } = await begin(query, 'csv');
  return csvDownload(`${name}.csv`, columns[query.query.language], lines);
}

export async function exportAuditExcel(query: Exporting) {
  const { language } = query.query;
  const { lines, name, rows: count } = await begin(query, 'xlsx');
  const rows: Line[] = [];
  for await (const line of lines) rows.push(line);
  const zh = language === 'zh';
  return workbook(`${name}.xlsx`, [
    {
      name: zh ? '操作记录' : 'Audit trail',
      notes: [
        `${query.tenant.name[language]} · ${zh ? '操作记录' : 'Audit trail'} · ${query.now.toISOString()} · ${zh ? `${count} 行` : `${count} rows`}`,
        query.tenant.notice[language],
      ],
      columns: columns[language].map((title, index) => ({ title, width: widths[index] ?? 16 })),
      rows,
    },
  ]);
}

async function begin(query: Exporting, format: keyof typeof limits) {
  const { reader, tenant, today } = query;
  const { language, ...asked } = query.query;
  // The filters go on record.
  refuseMarks(asked, 'query');
  const sight = await auditSight(reader, query);
  const filter = filterOf(asked);
  const limit = limits[format];
  const rows = await countTrail(reader, tenant.id, filter, sight, limit + 1);
  if (rows > limit) throw refuse.too_many_rows({ limit });
  const pageAfter = (after?: TrailCursor) =>
    readTrail(reader, tenant.id, filter, sight, { after, limit: portion });
  // From here the file only goes back in time: what is done meanwhile, this export among it, is not part of it.
  const first = await pageAfter();
  await query.record({
    act: 'platform.export_audit',
    subject: { kind: 'audit', id: format },
    new: { format, rows, filters: asked },
  });
  async function* lines(): AsyncGenerator<Line> {
    for (let page = first; page.length > 0; ) {
      for (const row of await presentTrail(reader, query, page)) yield lineOf(row, language);
      const last = page.at(-1);
      if (last === undefined || page.length < portion) return;
      page = await pageAfter({ moment: last.moment, id: last.id });
    }
  }
  const title = language === 'zh' ? '操作记录' : 'audit';
  return { lines: lines(), rows, name: `${tenant.name[language]}-${title}-${today}` };
}

function lineOf(row: AuditRow, language: 'zh' | 'en'): Line {
  const changes = row.changes.map(
    ({ field, old, new: now }) => `${field[language]}: ${old[language] || '–'} → ${now[language] || '–'}`,
  );
  if (row.more > 0) changes.push(language === 'zh' ? `另有 ${row.more} 项` : `and ${row.more} more`);
  return [
    row.at,
    row.who.post[language],
    row.unit?.name ?? null,
    row.act.words[language],
    row.thing.kindWords[language],
    row.thing.post?.[language] ?? row.thing.name,
    row.thing.id,
    changes.join('\n'),
    row.reason,
    row.masked?.[language] ?? null,
    row.seal === null ? null : String(row.seal.seq),
    row.seal?.rowHash ?? null,
    row.seal?.chainHash ?? null,
    row.seal?.sealedAt ?? null,
    row.who.token === null ? null : `${row.who.token.name} ${row.who.token.prefix}…`,
  ];
}

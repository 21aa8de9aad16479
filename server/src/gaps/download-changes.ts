import { lightWord, statusWord } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, simulatedNotes, type WorkbookSheet, workbook } from '../platform/workbook.ts';
import type { downloadChanges as contract, Light } from './contract.ts';
import { presentChanges } from './present-changes.ts';
import { readRules } from './read-rules.ts';
import { changeRows } from './store.ts';

/** Most changes that one workbook holds. */
const rowLimit = 5000;

const words = {
  zh: {
    sheet: '变化与提示',
    rules: '亮灯规则',
    ruleColumns: ['完成率与序时进度相比', '状态', '灯'],
    columns: [
      '对象',
      '指标',
      '期间',
      '变化前',
      '变化后',
      '灯',
      '差距',
      '目前',
      '处理',
      '理由',
      '发现日期',
      '原因',
    ],
    asOf: '截至',
    proposals: { proposed: '待决定', taken: '已立项', dismissed: '不予立项', none: '仅变化' },
    causes: {
      figure: '新数据',
      revision: '目标调整',
      day: '日期到',
      release: '发布日调整',
      first: '首次判定',
    },
  },
  en: {
    sheet: 'Changes',
    rules: 'Rules of lights',
    ruleColumns: ['Completion against pace', 'Status', 'Light'],
    columns: [
      'Subject',
      'Indicator',
      'Period',
      'Before',
      'After',
      'Light',
      'Gap',
      'Now',
      'Decision',
      'Reason',
      'Noticed on',
      'Cause',
    ],
    asOf: 'As of',
    proposals: { proposed: 'To decide', taken: 'Order opened', dismissed: 'Dismissed', none: 'Change only' },
    causes: {
      figure: 'new figure',
      revision: 'target revised',
      day: 'a day passed',
      release: 'release day moved',
      first: 'first judged',
    },
  },
};

/** The list of changes as Excel, in the list's own order and with its filters. */
export async function downloadChanges(query: Query<typeof contract>): Promise<Download> {
  const { reader, tenant, today } = query;
  const { proposal, target, language } = query.query;
  const rows = await changeRows(reader, tenant.id, { proposal, targetId: target, limit: rowLimit });
  const changes = await presentChanges(reader, query, rows);
  const say = words[language];
  return workbook(`${tenant.name[language]}-${say.sheet}-${today}.xlsx`, [
    {
      name: say.sheet,
      notes: [...simulatedNotes(tenant, language), `${tenant.name[language]} · ${say.asOf} ${today}`],
      columns: columnsOf(say.columns, [14, 28, 10, 10, 10, 8, 48, 10, 10, 30, 12, 14]),
      rows: changes.map((change) => [
        change.target.subject.name,
        change.target.indicator,
        change.period,
        change.statusBefore === null ? null : statusWord(change.statusBefore, language),
        statusWord(change.statusAfter, language),
        lightWord(change.lightAfter, language),
        change.sentence[language],
        statusWord(change.now.status, language),
        say.proposals[change.proposal],
        change.reason,
        change.noticedOn,
        say.causes[change.cause],
      ]),
    },
    await rulesSheet(query),
  ]);
}

/** The rules that gave the words and lights, as their panel says them. */
async function rulesSheet(query: Query<typeof contract>): Promise<WorkbookSheet> {
  const { language } = query.query;
  const say = words[language];
  const rules = await readRules(query);
  const light = (colour: Light) => (rules.lit ? lightWord(colour, language) : null);
  return {
    name: say.rules,
    notes: [`${rules.origin} · ${rules.code} ${rules.version} · ${rules.validFrom}`],
    columns: columnsOf(say.ruleColumns, [60]),
    rows: [
      ...rules.intervals.map((one) => [
        one.says[language],
        statusWord(one.status, language),
        light(one.light),
      ]),
      ...[rules.unpaced, rules.proposes.says, rules.conflict].map((one) => [one[language], null, null]),
    ],
  };
}

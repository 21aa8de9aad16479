import type { Tenant } from '../platform/tenants.ts';
import type { WorkbookSheet } from '../platform/workbook.ts';
import type { Field } from './register-field.ts';
import { type SheetName, sheets } from './register-fields.ts';

const rules: readonly [string, string][] = [
  [
    '怎样使用',
    '改好后在“事项”页面点“导入”上传。系统先列出新增、改动、文件中没有的各行和错误，确认后才写入；有一处错误就一行也不写入。\nUpload it on the page Matters. What would change is shown first; nothing is written before you confirm, and nothing at all while there is a fault.',
  ],
  [
    '不会删除',
    '文件里没有的事项、目标、任务和节点原样保留。撤回事项请填“撤回日期”和“撤回原因”。文件里没有的责任，由您在预览中逐条勾选后才移除。\nWhat the file leaves out stays. A matter is withdrawn with a day and a reason; a duty goes only where you tick it in the preview.',
  ],
  [
    '编码',
    '各表靠编码对上登记簿，请不要改动。新的一行可不填编码：其他表里用它的序号（任务用名称）指它。\nCodes tie the rows to the register; do not change them. A new row may have none: other sheets then name it by its number (a task by its title).',
  ],
  [
    '列与空格',
    '列的次序可以换，不需要的列或整张表可以删去：没有的列不改动登记簿。留着的列里，空单元格表示清空。\nColumns may change places. A column or sheet that is not there changes nothing; an empty cell in a column that is there empties the value.',
  ],
  [
    '数字和期间',
    '所有单元格都是文本格式，小数照印写（0.4500 就写 0.4500），期间写 2026-06，不要让 Excel 改成日期。不要写公式。\nEvery cell is text: decimals as printed, periods such as 2026-06. No formulas.',
  ],
  [
    '不得填写',
    '国家秘密、工作秘密和内部资料不得填写；带有密级标志的文件会被拒收，不予保存。领导一列写岗位，不写姓名。\nNo classified or internal content: a marked file is refused and not kept. Leaders are posts, never persons.',
  ],
];

/** 填写说明: how the workbook is used, then every column of every sheet. */
export function instructions(tenant: Tenant, today: string): WorkbookSheet {
  return {
    name: '填写说明',
    notes: [`${tenant.name.zh} · 事项登记簿 · ${today}`, tenant.notice.zh].filter((note) => note !== ''),
    columns: [
      { title: '表', width: 10 },
      { title: '列', width: 20 },
      { title: '说明', width: 90 },
    ],
    rows: [
      ...rules.map(([name, text]) => ['', name, text]),
      ...(Object.keys(sheets) as SheetName[]).flatMap((name) =>
        sheets[name].fields.map((field) => [sheets[name].label.zh, field.label.zh, explain(field)]),
      ),
    ],
  };
}

function explain(field: Field): string {
  const words = (field.choices ?? []).map(({ zh }) => zh).join('、');
  const parts = [
    field.required === true ? '必填' : '',
    field.kind === 'aid' ? '只供参考，不读取' : '',
    words === '' ? '' : `可填：${words}`,
    field.note === undefined ? '' : `${field.note.zh}\n${field.note.en}`,
  ];
  return parts.filter((part) => part !== '').join('；');
}

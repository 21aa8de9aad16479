import type { Query } from '../platform/call.ts';
import { workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { unitKinds } from './contract-org.ts';
import { unitColumns } from './contract-unit-imports.ts';
import { unitsWithPlaces } from './read-units.ts';
import { englishNames } from './store-names.ts';
import { unitsWorkbookWords as words } from './unit-columns.ts';
import { registerWords } from './workbook-words.ts';

const text = {
  zh: {
    sheet: '单位',
    guide: '填写说明',
    columns: ['列', '说明'],
    notes: [
      '在已有单位下面接着填写新单位，一行一个；已有单位的行不改动，更名、改隶属请用“登记变动”。',
      '填好后在“单位名录 → 从 Excel 导入”上传：先预览，有一处错误就一行也不导入。',
    ],
    file: '单位导入表',
  },
  en: {
    sheet: 'Units',
    guide: 'Instructions',
    columns: ['Column', 'Meaning'],
    notes: [
      'Add new units below those that are there, one a row; rows of units that are there change nothing: record a change to rename or move one.',
      'Upload it under Units → Import from Excel: it is previewed first, and while there is a fault no row is imported.',
    ],
    file: 'Units to import',
  },
};

/** The workbook to fill in: the units of today, so that new ones can name their parents, and what each column means. */
export async function downloadUnitsWorkbook(query: Query<typeof contract.downloadUnitsWorkbook>) {
  const { reader, tenant, today } = query;
  const { language } = query.query;
  const [units, english] = await Promise.all([
    unitsWithPlaces(reader, tenant.id, today),
    englishNames(reader, tenant.id),
  ]);
  const kinds: Record<string, string> = registerWords[language].kinds;
  const codes = new Map(units.map(({ id, code }) => [id, code]));
  const said = text[language];
  return workbook(`${tenant.name[language]}-${said.file}.xlsx`, [
    {
      name: said.sheet,
      notes: said.notes,
      columns: unitColumns.map((column) => ({
        title: `${words[column].label[language]}${column === 'name' || column === 'kind' ? ' *' : ''}`,
        width: words[column].width,
      })),
      rows: units.map((unit, index) => {
        const above = unit.memberships.find(({ kind }) => kind === 'administrative');
        const kind = kinds[unit.kind] ?? unit.kind;
        const parent = above === undefined ? null : (codes.get(above.parentId) ?? above.parentName);
        return [unit.code, unit.name, english.get(unit.name) ?? null, kind, parent, String(index + 1)];
      }),
    },
    {
      name: said.guide,
      notes: [],
      columns: [
        { title: said.columns[0] ?? '', width: 16 },
        { title: said.columns[1] ?? '', width: 90 },
      ],
      rows: unitColumns.map((column) => [
        words[column].label[language],
        column === 'kind'
          ? `${words.kind.says[language]}${unitKinds.map((kind) => kinds[kind]).join(language === 'zh' ? '、' : ', ')}`
          : words[column].says[language],
      ]),
    },
  ]);
}

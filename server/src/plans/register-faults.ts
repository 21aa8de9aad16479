import type { Bilingual } from '../platform/endpoint.ts';
import type { RegisterFault } from './contract-register.ts';
import type { Field } from './register-field.ts';
import { type SheetName, sheets } from './register-fields.ts';

export interface Place {
  sheet: SheetName | null;
  row: number | null;
  field?: Field | undefined;
}

const labels = Object.values(sheets).map(({ label }) => label);
const say = (zh: string, en: string): Bilingual => ({ zh, en });
const correct = say('请在 Excel 中改正该格后重新上传。', 'Correct the cell in Excel and upload again.');

function at(
  place: Place,
  what: Bilingual,
  why: Bilingual,
  todo: Bilingual,
  suggestions: readonly string[] = [],
): RegisterFault {
  return {
    sheet: place.sheet,
    row: place.row,
    column: place.field?.label.zh ?? null,
    what,
    why,
    todo,
    suggestions: [...suggestions],
  };
}

/** What can be wrong with a register's workbook, in public words. */
export const faults = {
  noSheets: () =>
    at(
      { sheet: null, row: null },
      say('没有可读的表。', 'There is no sheet to read.'),
      say(
        `文件里没有名为${labels.map(({ zh }) => `“${zh}”`).join('')}的表，或表头不认识。`,
        `No sheet is called ${labels.map(({ zh, en }) => `${zh} (${en})`).join(', ')}, or none has a known header.`,
      ),
      say('请先导出登记簿，在导出的文件里填写。', 'Export the register first and fill in that file.'),
    ),
  noHeader: (sheet: SheetName) =>
    at(
      { sheet, row: null },
      say('这张表没有读取。', 'This sheet was not read.'),
      say('前 10 行里没有找到表头。', 'No header was found in its first 10 rows.'),
      say('请保留导出文件的表头一行。', 'Keep the header row of the exported file.'),
    ),
  headerTwice: (sheet: SheetName, header: string) =>
    at(
      { sheet, row: null },
      say(`列“${header}”出现两次。`, `The column "${header}" is there twice.`),
      say('不知道以哪一列为准。', 'It is not known which one counts.'),
      say('请删去多余的一列。', 'Remove one of them.'),
    ),
  unknownHeader: (sheet: SheetName, header: string) =>
    at(
      { sheet, row: null },
      say(`列“${header}”没有读取。`, `The column "${header}" was not read.`),
      say('登记簿没有这一列。', 'The register has no such column.'),
      say(
        '如需保留其内容，请移到“备注”等已有的列。',
        'Move its content to a known column if it is to be kept.',
      ),
    ),
  tooMany: (sheet: SheetName, limit: number) =>
    at(
      { sheet, row: null },
      say('行数过多，没有读取。', 'Too many rows; not read.'),
      say(`一张表最多 ${limit} 行。`, `A sheet may have ${limit} rows at most.`),
      say('请拆成几个文件，分次导入。', 'Split the file and import it in parts.'),
    ),
  cell: (place: Place, why: Bilingual) =>
    at(place, say('这一格读不懂。', 'This cell cannot be read.'), why, correct),
  missing: (place: Place) =>
    at(
      place,
      say(`缺少“${place.field?.label.zh}”。`, `"${place.field?.label.en}" is missing.`),
      say('新的一行必须有这一项；已有的也不能清空。', 'A new row needs it, and it cannot be emptied.'),
      say('请补填后重新上传。', 'Fill it in and upload again.'),
    ),
  twice: (place: Place, name: string, first: number) =>
    at(
      place,
      say(`“${name}”重复。`, `"${name}" is there twice.`),
      say(`第 ${first} 行已有同一项。`, `Row ${first} speaks of the same thing.`),
      say('请合并或删去其中一行。', 'Merge the rows or remove one.'),
    ),
  unknown: (place: Place, name: string, thing: Bilingual, suggestions: readonly string[]) =>
    at(
      place,
      say(`没有叫“${name}”的${thing.zh}。`, `There is no ${thing.en} called "${name}".`),
      suggestions.length === 0
        ? say('登记簿里也没有相近的名称。', 'Nor does the register have a name near it.')
        : say(`相近的有：${suggestions.join('、')}。`, `Near it: ${suggestions.join(', ')}.`),
      say('请改用登记簿里的名称或编码后重新上传。', 'Use a name or code of the register and upload again.'),
      suggestions,
    ),
  ambiguous: (place: Place, name: string, thing: Bilingual) =>
    at(
      place,
      say(`“${name}”对应不止一个${thing.zh}。`, `"${name}" means more than one ${thing.en}.`),
      say('有同名的，无法确定是哪一个。', 'Several share the name.'),
      say('请改写编码后重新上传。', 'Write the code and upload again.'),
    ),
  nameTaken: (place: Place, name: string) =>
    at(
      place,
      say(`已有“${name}”。`, `There is already a "${name}".`),
      say('同名的无法区分。', 'Two of one name could not be told apart.'),
      say('请换一个名称，或改写它的编码。', 'Choose another name, or write its code.'),
    ),
  newIndicator: (place: Place, name: string, columns: string) =>
    at(
      place,
      say(`“${name}”是新指标，资料不全。`, `"${name}" is a new indicator and not fully described.`),
      say(`新指标还须填写：${columns}。`, `A new indicator also needs: ${columns}.`),
      say(
        '请补填；若是已有指标，请改用登记簿里的名称。',
        'Fill them in; if it is a known one, use its name.',
      ),
    ),
  promise: (place: Place) =>
    at(
      place,
      say('目标的数值不合适。', 'The values of the target do not fit.'),
      say(
        '已下达的目标须有数值（或参照）；区间须填不小于下限的上限，“左右”的幅度不为负，其他没有第二个数值。',
        'A set target needs a value or a reference; a range needs an upper end, a tolerance is not negative, others have no second value.',
      ),
      correct,
    ),
  awaitingAgain: (place: Place) =>
    at(
      place,
      say('不能改回“待下达”。', 'It cannot be awaited again.'),
      say('这项目标已经下达。', 'The target has been set.'),
      say('如上级调整了目标，请直接写新的数值。', 'If the upper level changed it, write the new value.'),
    ),
  withdrawal: (place: Place) =>
    at(
      place,
      say('撤回日期和撤回原因要同时填写或同时留空。', 'Day and reason of a withdrawal go together.'),
      say('撤回须说明原因。', 'A withdrawal states its reason.'),
      correct,
    ),
  editsWithdrawn: (place: Place) =>
    at(
      place,
      say('已撤回的事项不能修改。', 'A withdrawn matter is not edited.'),
      say('它只供查阅。', 'It is kept for reading.'),
      say(
        '如需继续办理，请清空撤回日期和原因；否则请恢复原内容。',
        'Empty day and reason to restore it, or put its content back.',
      ),
    ),
};

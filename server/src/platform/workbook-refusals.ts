import { refusals } from './refusal.ts';

/** Why a workbook that was sent is not read; nothing of it is kept then. */
export const refuse = refusals('platform', {
  not_a_workbook: {
    status: 422,
    zh: {
      what: '未读取该文件。',
      why: '它不是可读的 .xlsx 工作簿。',
      todo: '请在表格软件中另存为“Excel 工作簿（.xlsx）”后再试。',
    },
    en: {
      what: 'The file was not read.',
      why: 'It is no readable .xlsx workbook.',
      todo: 'Save it as "Excel workbook (.xlsx)" from your spreadsheet, then try again.',
    },
  },
  workbook_encrypted: {
    status: 422,
    zh: {
      what: '未读取该文件。',
      why: '它是旧版 .xls 格式，或设有打开密码。',
      todo: '请去掉密码并另存为 .xlsx 后再试。',
    },
    en: {
      what: 'The file was not read.',
      why: 'It is an old .xls, or opens with a password only.',
      todo: 'Remove the password, save it as .xlsx, then try again.',
    },
  },
  workbook_too_large: {
    status: 413,
    zh: {
      what: '未读取该文件。',
      why: '展开后过大（上限 {sheets} 个工作表、每表 {rows} 行、{columns} 列）。',
      todo: '请删去无关的工作表和多余的行列，或拆成几个文件。',
    },
    en: {
      what: 'The file was not read.',
      why: 'It unfolds too large (at most {sheets} sheets of {rows} rows and {columns} columns).',
      todo: 'Remove other sheets and stray rows or columns, or split the file.',
    },
  },
  workbook_active: {
    status: 422,
    zh: {
      what: '未读取该文件。',
      why: '它含有宏、嵌入对象或指向其他文件的链接。',
      todo: '请另存为不含宏的 .xlsx，删去嵌入对象和外部链接后再试。',
    },
    en: {
      what: 'The file was not read.',
      why: 'It carries macros, embedded objects or links to other files.',
      todo: 'Save it as .xlsx without macros, remove objects and links, then try again.',
    },
  },
  formula_cells: {
    status: 422,
    zh: {
      what: '未读取该文件。',
      why: '有单元格是公式：{cells}。系统只收填报的数，不收由公式推出的数。',
      todo: '请选中这些单元格，复制后“选择性粘贴—数值”，再试。',
    },
    en: {
      what: 'The file was not read.',
      why: 'Some cells are formulas: {cellsEn}. Figures are taken as stated, not as computed by a sheet.',
      todo: 'Copy these cells and paste them as values, then try again.',
    },
  },
  merged_cells: {
    status: 422,
    zh: {
      what: '未读取该文件。',
      why: '表头以下有合并单元格：{cells}。合并后只有第一格有内容，其余各行会被读成空白。',
      todo: '请取消合并，在每一格填写各自的内容后再试。',
    },
    en: {
      what: 'The file was not read.',
      why: 'Cells below the headings are merged: {cellsEn}. Only the first of them holds anything; the other rows would read as empty.',
      todo: 'Unmerge them, fill in each cell of its own, then try again.',
    },
  },
  cell_too_long: {
    status: 413,
    zh: {
      what: '未读取该文件。',
      why: '单元格 {cell} 的文字超过 {limit} 字。',
      todo: '请精简该单元格后再试。',
    },
    en: {
      what: 'The file was not read.',
      why: 'Cell {cell} holds more than {limit} characters.',
      todo: 'Shorten it, then try again.',
    },
  },
  number_too_long: {
    status: 422,
    zh: {
      what: '未读取该文件。',
      why: '单元格 {cell} 的数字超过 15 位，表格软件已改动其末尾。',
      todo: '请把该单元格设为“文本”格式，重新填写完整的号码或数字后再试。',
    },
    en: {
      what: 'The file was not read.',
      why: 'The number in cell {cell} has more than 15 digits, of which the spreadsheet has changed the last.',
      todo: 'Format the cell as text, type the whole number again, then try again.',
    },
  },
  cell_unclean: {
    status: 422,
    zh: {
      what: '未读取该文件。',
      why: '“{cell}”含有不可见或改变书写方向的字符 {character}。',
      todo: '请删去该字符（可把文字粘贴到记事本再粘贴回来）后再试。',
    },
    en: {
      what: 'The file was not read.',
      why: '"{cell}" holds {character}, which cannot be shown as it is stored.',
      todo: 'Remove it (pasting through a plain-text editor does), then try again.',
    },
  },
});

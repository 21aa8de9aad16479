import type { Field } from './register-field.ts';

/** Columns that several sheets of the register's workbook have. */
export const matterRef: Field = {
  key: 'matter',
  label: { zh: '事项编码', en: 'Matter code' },
  also: ['事项', '序号', '编号', '事项编号'],
  kind: 'ref',
  required: true,
  width: 12,
  note: {
    zh: '所属事项的编码；没有编码的新事项写它的序号',
    en: 'Code of the matter; of a new one without a code its number',
  },
};
export const matterTitle: Field = {
  key: 'matterTitle',
  label: { zh: '事项名称（参考）', en: 'Matter (for reference)' },
  kind: 'aid',
  width: 28,
};
export const sort: Field = {
  key: 'sort',
  label: { zh: '顺序', en: 'Order' },
  kind: 'integer',
  width: 8,
  note: { zh: '整数；新行留空则排在最后', en: 'A whole number; a new row without one goes last' },
};
export const code = (zh: string, en: string): Field => ({
  key: 'code',
  label: { zh, en },
  kind: 'line',
  max: 80,
  width: 14,
  note: {
    zh: '登记簿里的编码，勿改；新行可留空，由系统编',
    en: 'As in the register; a new row may leave it empty',
  },
});

import type { Bilingual } from '../platform/endpoint.ts';
import type { UnitColumn } from './contract-unit-imports.ts';

interface Column {
  label: Bilingual;
  /** Other headings under which it is found. */
  also: readonly string[];
  width: number;
  says: Bilingual;
}

/** Columns of the units' workbook, in words. */
export const unitsWorkbookWords: Readonly<Record<UnitColumn, Column>> = {
  code: {
    label: { zh: '代码', en: 'Code' },
    also: ['单位代码', '编码'],
    width: 16,
    says: {
      zh: '小写字母、数字和连字符，至多 40 个，不得重复，以后不变；留空由系统编号。',
      en: 'Small letters, digits and hyphens, at most 40, never used twice; left empty, the system gives one.',
    },
  },
  name: {
    label: { zh: '单位名称', en: 'Unit' },
    also: ['名称', '单位', 'name'],
    width: 28,
    says: {
      zh: '必填，至多 60 个字，用全称，不得重名。',
      en: 'Needed: the full name, at most 60 characters, once.',
    },
  },
  nameEn: {
    label: { zh: '英文名称', en: 'English name' },
    also: ['英文名'],
    width: 30,
    says: {
      zh: '可留空，以后在“英文名称”中补。',
      en: 'May be left empty and given later under English names.',
    },
  },
  kind: {
    label: { zh: '类别', en: 'Kind' },
    also: ['单位类别', '类型'],
    width: 14,
    says: { zh: '必填，只能填：', en: 'Needed; one of: ' },
  },
  parent: {
    label: { zh: '上级单位', en: 'Belongs to' },
    also: ['上级', '隶属', '上级代码', 'parent'],
    width: 24,
    says: {
      zh: '行政隶属的上级，填代码或名称，可以是本文件中的单位；留空表示没有上级。',
      en: 'The unit above it (administrative), by code or name, also one of this file; empty for none.',
    },
  },
  sort: {
    label: { zh: '顺序', en: 'Order' },
    also: ['排序', '序号'],
    width: 10,
    says: {
      zh: '0–1000000 的整数；留空按文件中的先后排在最后。',
      en: 'A whole number from 0 to 1000000; empty: as in the file, after the others.',
    },
  },
};

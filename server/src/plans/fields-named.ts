import { code, sort } from './fields-shared.ts';
import type { Field } from './register-field.ts';

export const documentFields: readonly Field[] = [
  code('文件编码', 'Document code'),
  {
    key: 'title',
    label: { zh: '文件', en: 'Document' },
    also: ['文件名称', '标题'],
    kind: 'line',
    max: 200,
    required: true,
    width: 40,
  },
  {
    key: 'publisher',
    label: { zh: '印发单位', en: 'Publisher' },
    also: ['发文单位', '发布单位'],
    kind: 'line',
    max: 200,
    width: 28,
  },
  {
    key: 'publishedOn',
    label: { zh: '印发日期', en: 'Published on' },
    also: ['发文日期', '发布日期'],
    kind: 'date',
    width: 12,
    note: {
      zh: '知道到哪一级写到哪一级：2026、2026-01 或 2026-01-15',
      en: 'As far as it is known: 2026, 2026-01 or 2026-01-15',
    },
  },
];

export const campaignFields: readonly Field[] = [
  code('工程编码', 'Campaign code'),
  {
    key: 'name',
    label: { zh: '名称', en: 'Name' },
    also: ['工程', '专项行动'],
    kind: 'line',
    max: 80,
    required: true,
    width: 28,
  },
  {
    key: 'kind',
    label: { zh: '类型', en: 'Kind' },
    kind: 'line',
    max: 40,
    required: true,
    width: 12,
    note: { zh: '如 工程、专项行动', en: 'Such as 工程 or 专项行动' },
  },
  sort,
];

export const nameFields: readonly Field[] = [
  {
    key: 'name',
    label: { zh: '中文名称', en: 'Chinese name' },
    kind: 'line',
    max: 500,
    required: true,
    width: 40,
    note: {
      zh: '英文名称只认中文原词，改了中文就要另写一行',
      en: 'The English belongs to these words: other words need a line of their own',
    },
  },
  {
    key: 'nameEn',
    label: { zh: '英文名称', en: 'English name' },
    kind: 'line',
    max: 300,
    width: 48,
    note: { zh: '可留空；不写汉字', en: 'May be empty; no Chinese characters' },
  },
];

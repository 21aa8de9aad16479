import type { Bilingual } from '../platform/endpoint.ts';
import type { sheetNames } from './contract-register.ts';
import { dutyFields, matterFields } from './fields-matters.ts';
import { campaignFields, documentFields, nameFields } from './fields-named.ts';
import { targetFields } from './fields-targets.ts';
import { milestoneFields, taskFields } from './fields-tasks.ts';
import type { Field } from './register-field.ts';

/** The register's workbook, column by column: what export writes, import reads and the instructions explain. */
export type SheetName = (typeof sheetNames)[number];

/** Sheets in the order of the workbook. */
export const sheets: Record<SheetName, { label: Bilingual; fields: readonly Field[] }> = {
  matters: { label: { zh: '事项', en: 'Matters' }, fields: matterFields },
  duties: { label: { zh: '责任', en: 'Duties' }, fields: dutyFields },
  targets: { label: { zh: '目标', en: 'Targets' }, fields: targetFields },
  tasks: { label: { zh: '任务', en: 'Tasks' }, fields: taskFields },
  milestones: { label: { zh: '节点', en: 'Milestones' }, fields: milestoneFields },
  documents: { label: { zh: '文件', en: 'Documents' }, fields: documentFields },
  campaigns: { label: { zh: '工程与专项行动', en: 'Campaigns' }, fields: campaignFields },
  names: { label: { zh: '英文名称', en: 'English names' }, fields: nameFields },
};

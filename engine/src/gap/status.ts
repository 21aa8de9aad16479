import type { Text } from '../trace/node.ts';

/** Status words 状态: the word comes first, colour second. */
export const statuses = [
  'done',
  'ahead',
  'on_pace',
  'behind',
  'far_behind',
  'not_due',
  'awaiting_release',
  'awaiting_target',
  'not_reported',
  'needs_person',
] as const;
export type Status = (typeof statuses)[number];

export const lights = ['green', 'yellow', 'red', 'unlit'] as const;
export type Light = (typeof lights)[number];

const WORDS: Readonly<Record<Status, Text>> = {
  done: { zh: '已完成', en: 'Done' },
  ahead: { zh: '超序时', en: 'Ahead of pace' },
  on_pace: { zh: '达序时', en: 'On pace' },
  behind: { zh: '滞后', en: 'Behind' },
  far_behind: { zh: '严重滞后', en: 'Far behind' },
  not_due: { zh: '未到期', en: 'Not due' },
  awaiting_release: { zh: '待发布', en: 'Awaiting release' },
  awaiting_target: { zh: '待下达', en: 'Awaiting target' },
  not_reported: { zh: '未报送', en: 'Not reported' },
  needs_person: { zh: '待判定', en: 'Needs a person' },
};

const LIGHT_WORDS: Readonly<Record<Light, Text>> = {
  green: { zh: '绿灯', en: 'green' },
  yellow: { zh: '黄灯', en: 'yellow' },
  red: { zh: '红灯', en: 'red' },
  unlit: { zh: '不亮灯', en: 'unlit' },
};

/** The word that people read for a status. */
export function statusWord(status: Status, language: keyof Text): string {
  return WORDS[status][language];
}

/** The word that people read for a light. */
export function lightWord(light: Light, language: keyof Text): string {
  return LIGHT_WORDS[light][language];
}

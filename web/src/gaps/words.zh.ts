/** Chinese words of the room gaps. */
export const gaps = {
  stage: '差距管理',
  name: '差距',
} as const;

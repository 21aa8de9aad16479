/** Chinese words of the room cases. */
export const cases = {
  stage: '过程控制',
  name: '督办',
} as const;

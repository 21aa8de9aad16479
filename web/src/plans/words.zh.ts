/** Chinese words of the room plans. */
export const plans = {
  stage: '目标引领',
  name: '目标',
} as const;

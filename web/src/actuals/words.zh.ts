/** Chinese words of the room actuals. */
export const actuals = {
  stage: '实绩',
  name: '实绩',
} as const;

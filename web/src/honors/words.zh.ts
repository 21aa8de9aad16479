/** Chinese words of the room honors. */
export const honors = {
  stage: '激励',
  name: '激励',
} as const;

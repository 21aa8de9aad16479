/** Chinese words of the room assessments. */
export const assessments = {
  stage: '考核',
  name: '考核',
} as const;

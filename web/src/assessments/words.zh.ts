/** Chinese words of the room assessments. */
export const assessments = {
  stage: '考核',
  name: '考核',
  navigation: '考核测算',
} as const;

/** Chinese words of what is shown from several rooms. */
export const app = {
  stage: '总览',
  name: '总览',
} as const;

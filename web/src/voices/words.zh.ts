/** Chinese words of the room voices. */
export const voices = {
  stage: '全民监督',
  name: '社情民意',
} as const;

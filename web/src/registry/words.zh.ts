/** Chinese words of the room registry. */
export const registry = {
  stage: '谁',
  name: '单位与人员',
} as const;

/** Chinese words of the room publications. */
export const publications = {
  stage: '晾晒',
  name: '晾晒',
  navigation: '晾晒',
} as const;

/**
 * Body layout of GB/T 9704-2012: A4, top 37 mm, left 28 mm, body 156 × 225 mm, 22 lines a page in third-size 仿宋.
 * Faces are named, not shipped: where they are missing the reader's program takes its own.
 */
export const page = {
  width: 210,
  height: 297,
  margin: { top: 37, right: 26, bottom: 35, left: 28 },
  /** A page laid across keeps the wide margin on the side that is bound. */
  marginAcross: { top: 28, right: 26, bottom: 26, left: 26 },
} as const;

export const bodyWidth = (across: boolean): number =>
  across
    ? page.height - page.marginAcross.left - page.marginAcross.right
    : page.width - page.margin.left - page.margin.right;

export const faces = {
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体',
  body: '仿宋',
  pageNumber: '宋体',
} as const;

/** Font sizes in half points; pitches and indents in twentieths of a point. */
export const sizes = {
  /** 二号 22 pt */
  title: 44,
  /** 三号 16 pt */
  body: 32,
  mark: 24,
  /** 四号 14 pt */
  page: 28,
  /** 五号 10.5 pt */
  table: 21,
  small: 18,
  /** 225 mm ÷ 22 lines = 28.99 pt */
  linePitch: 579,
  titlePitch: 700,
  /** Two characters. */
  indent: 640,
} as const;

/** Millimetres in twentieths of a point. */
export const millimetres = (length: number): number => Math.round((length / 25.4) * 1440);

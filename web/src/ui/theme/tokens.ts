import type { ThemeConfig } from 'antd';

/** Colours that mean something, each at least 4.5 : 1 on white; the same values are CSS variables in `page.css`. */
export const colours = {
  ink: '#1b2427',
  inkSecond: '#475459',
  inkNote: '#5c696e',
  line: '#dde4e4',
  lineStrong: '#b9c5c6',
  surface: '#ffffff',
  ground: '#f5f7f7',
  brand: '#0f6e63',
  brandTint: '#e6f1ef',
  done: '#0f5132',
  ahead: '#1c7c45',
  behind: '#8f5a00',
  farBehind: '#b5311b',
  waiting: '#5c696e',
  person: '#6a3fa3',
} as const;

export const fontFamily =
  "'Noto Sans SC Variable', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** Ant Design in our tokens: an instrument, quiet and dense; hairlines instead of shadows. */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: colours.brand,
    colorLink: colours.brand,
    colorInfo: colours.brand,
    colorSuccess: colours.ahead,
    colorWarning: colours.behind,
    colorError: colours.farBehind,
    colorText: colours.ink,
    colorTextSecondary: colours.inkSecond,
    colorTextTertiary: colours.inkNote,
    colorTextDescription: colours.inkNote,
    colorTextPlaceholder: '#6b787d',
    colorBorder: colours.lineStrong,
    colorBorderSecondary: colours.line,
    colorSplit: colours.line,
    colorBgLayout: colours.ground,
    fontFamily,
    fontSize: 14,
    fontSizeSM: 12,
    lineHeight: 1.5,
    borderRadius: 3,
    borderRadiusLG: 4,
    borderRadiusSM: 2,
    controlHeight: 32,
    boxShadow: 'none',
    boxShadowTertiary: 'none',
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Table: {
      cellPaddingBlock: 7,
      cellPaddingInline: 12,
      cellPaddingBlockMD: 7,
      cellPaddingInlineMD: 12,
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 12,
      headerBg: '#f5f7f7',
      headerColor: colours.inkSecond,
      headerSplitColor: 'transparent',
      headerBorderRadius: 0,
      rowHoverBg: '#f2f7f6',
      rowSelectedBg: colours.brandTint,
      rowSelectedHoverBg: colours.brandTint,
    },
    Form: { labelColor: colours.inkSecond, verticalLabelPadding: '0 0 4px', itemMarginBottom: 20 },
    Drawer: { paddingLG: 20 },
    Modal: { titleFontSize: 16 },
    Tag: { defaultBg: 'transparent' },
    Segmented: { trackBg: '#eaeff0' },
  },
};

/** Heights of controls on a phone, in px: a finger's width, and no less than 36 for those that stand beside text. */
export const phoneControls = { controlHeight: 44, controlHeightSM: 36 };

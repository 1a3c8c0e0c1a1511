import type { ThemeConfig } from 'antd';

/** Class that carries every `--ant-*` variable; `index.html` puts it on the root element. */
export const themeClass = 'hp';

const fontFamily =
  '"Noto Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei UI", sans-serif';

/** The one place where colours, sizes and motion are chosen. `antd.css` is made from it (see the
 * test `antd-styles.test.ts`), so a change here needs that file made again. */
export const theme: ThemeConfig = {
  cssVar: { key: themeClass, prefix: 'ant' },
  hashed: false,
  token: {
    colorPrimary: '#1d4f91',
    colorInfo: '#1d4f91',
    colorLink: '#1d4f91',
    colorPrimaryBg: '#e9eff7',
    colorPrimaryBgHover: '#dbe6f3',
    colorPrimaryBorder: '#8faed6',
    colorPrimaryBorderHover: '#5f87bd',
    colorPrimaryHover: '#2a63ad',
    colorPrimaryActive: '#153a6b',
    controlItemBgActive: '#e9eff7',
    controlItemBgActiveHover: '#dbe6f3',
    colorSuccess: '#23683a',
    colorWarning: '#8a5300',
    colorError: '#b3261e',
    colorTextBase: '#1b1f26',
    colorBgBase: '#ffffff',
    colorBgLayout: '#f7f5f0',
    colorTextSecondary: '#4c535e',
    colorTextTertiary: '#5d6570',
    colorTextPlaceholder: '#646c77',
    colorTextDescription: '#5d6570',
    colorBorder: '#bcb8ad',
    colorBorderSecondary: '#e3dfd6',
    fontFamily,
    fontFamilyCode: `"Cascadia Mono", "Noto Sans Mono", Consolas, monospace`,
    fontSize: 15,
    fontWeightStrong: 600,
    lineHeight: 1.7,
    borderRadius: 4,
    borderRadiusLG: 5,
    borderRadiusSM: 3,
    controlHeight: 36,
    controlHeightSM: 28,
    controlHeightLG: 44,
    sizeUnit: 4,
    boxShadowTertiary: 'none',
    // Dialogs and lists appear at once; only the reader moves, to show where a jump went.
    motion: false,
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Table: {
      cellFontSize: 14,
      headerBg: '#f3f0e9',
      cellPaddingBlock: 10,
      cellPaddingInline: 12,
      headerSplitColor: 'transparent',
    },
    Card: { headerFontSize: 16 },
    Slider: {
      railBg: '#e3dfd6',
      railHoverBg: '#d8d3c7',
      trackBg: '#1d4f91',
      trackHoverBg: '#1d4f91',
      handleColor: '#1d4f91',
    },
    Tabs: { horizontalItemGutter: 24 },
    Form: { itemMarginBottom: 20 },
  },
};

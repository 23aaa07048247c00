import type { Language } from '../../texts/language.ts';

/** What charts are drawn with: told apart without colour, by shape or pattern, and on paper. */
export interface DrawingWords {
  readonly language: Language;
  readonly t: (key: string, values?: Record<string, string | number>) => string;
}

/** Okabe and Ito, who chose them for eyes that see few colours. */
export const ink = {
  blue: '#0072b2',
  orange: '#d55e00',
  green: '#009e73',
  purple: '#a64d79',
  grey: '#5d6b74',
  line: '#d5dde2',
} as const;

/** Of every chart. A tooltip of HTML would need inline styles, which the content security policy refuses. */
export const chartBase = {
  aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
  tooltip: { renderMode: 'richText', confine: true },
  grid: { left: 16, right: 24, top: 48, bottom: 16, containLabel: true },
  textStyle: { fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif' },
} as const;

/** Lamps in a chart, in the shapes that they have in the page. */
export const lampMarks = {
  red: { symbol: 'diamond', color: '#b3122b' },
  yellow: { symbol: 'triangle', color: '#b87a00' },
  green: { symbol: 'circle', color: '#1b7f4b' },
  none: { symbol: 'emptyCircle', color: '#5d6b74' },
} as const;

import { existsSync } from 'node:fs';
import type { ManagementIndicator } from '../core/indicators/management-indicator.ts';
import type { PerformanceFigures } from '../core/performance/performance-figures.ts';
import { readPerformanceFigures } from '../core/performance/read-performance-figures.ts';
import { type PerformanceRules, readPerformanceScheme } from '../core/performance/read-performance-scheme.ts';
import { changeable, withWhatIf } from '../core/performance/what-if.ts';
import { loadPerformanceSchemes } from '../platform/knowledge/load-performance-schemes.ts';
import { checkInputs } from './named-files.ts';
import { soundDocument } from './read-document.ts';
import { WrongUsage } from './wrong-usage.ts';

/** A scheme by its id, or a file that has one. Throws, naming the installed ones, where it is neither. */
export function performanceRulesNamed(
  name: string,
  indicators: readonly ManagementIndicator[],
): PerformanceRules {
  if (name.endsWith('.json') || existsSync(name)) {
    checkInputs([name]);
    return soundDocument(name, (input) => readPerformanceScheme(input, indicators));
  }
  const installed = loadPerformanceSchemes(indicators);
  const found = installed.get(name);
  if (found) return found;
  const ids = [...installed.keys()];
  throw new WrongUsage(
    `没有绩效方案 ${name}，已装的有 ${ids.join('、')}；也可给出文件。 There is no scheme of performance ${name}; there are ${ids.join(', ')}, or name a file.`,
  );
}

/** Figures for these schemes. Throws with everything that is wrong with the file. */
export function performanceFiguresNamed(
  path: string,
  rules: readonly PerformanceRules[],
  indicators: readonly ManagementIndicator[],
): PerformanceFigures {
  const schemes = rules.map(({ scheme }) => scheme);
  const others = [...loadPerformanceSchemes(indicators).values()].map(({ scheme }) => scheme);
  return soundDocument(path, (input) => readPerformanceFigures(input, schemes, others, indicators));
}

/** The scheme with `name=value` pairs in the place of its numbers. Throws on names that it does not have. */
export function rulesUnderWhatIf(
  { scheme }: PerformanceRules,
  pairs: readonly (readonly [name: string, value: number])[],
  indicators: readonly ManagementIndicator[],
): PerformanceRules {
  const known = changeable(scheme);
  const unknown = pairs.find(([name]) => !known.includes(name));
  if (unknown)
    throw new WrongUsage(
      `方案 ${scheme.id} 没有参数 ${unknown[0]}；可改：${known.join('、')}。 Scheme ${scheme.id} has no parameter ${unknown[0]}; there are ${known.join(', ')}.`,
    );
  const checked = readPerformanceScheme(withWhatIf(scheme, new Map(pairs)), indicators);
  if (checked.ok) return checked.value;
  const [{ path, words } = { path: [], words: { zh: '', en: '' } }] = checked.issues;
  throw new WrongUsage(`--what-if ${path.join('.')}: ${words.zh} ${words.en}`);
}

import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { loadPerformanceSchemes } from '../../platform/knowledge/load-performance-schemes.ts';
import { printJson, printTable } from './print-table.ts';

/** `sentinel performance schemes`: the installed schemes with their parts. */
export function listPerformanceSchemes({ json }: { json?: boolean }): void {
  const rules = [...loadPerformanceSchemes(loadManagementIndicators()).values()];
  const schemes = rules.map(({ scheme }) => scheme);
  if (json) printJson(schemes);
  else
    printTable(
      ['scheme', '名称 name', '总额份额 pool share', '部分 parts', '自', '至'],
      schemes.map(({ id, title, pool, parts, effectiveFrom, effectiveTo }) => [
        id,
        `${title.zh}\n${title.en}`,
        pool.share,
        parts
          .map(
            (part) =>
              `${part.kind === 'points' ? part.share : '奖励 award'} ${part.title.zh} ${part.title.en}`,
          )
          .join('\n'),
        effectiveFrom,
        effectiveTo ?? '',
      ]),
    );
}

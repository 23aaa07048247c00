import { adrgScope, mdcScope } from '../../../core/grouping/code-scope.ts';
import type { Scheme } from '../../../core/grouping/scheme.ts';
import type { Workbook } from '../../../core/grouping/workbook/workbook.ts';
import { conditionToRule, type NameSet } from './condition-to-rule.ts';

/**
 * A scheme in the layout of the national 3.0 workbook. The earlier national schemes leave an MDC whose groups
 * all fail, which in the workbook only an MDC with an empty rule does: so each ADRG's rule carries its MDC's entry.
 */
export function schemeToWorkbook(scheme: Scheme): Workbook {
  const sets = new Map<string, readonly string[]>([['OP_ALL', scheme.validProcedures]]);
  const setsOf =
    (group: string): NameSet =>
    (kind, name, codes) => {
      const id = `${kind}_${group}_${name}`;
      sets.set(id, codes);
      return id;
    };
  const adrgs = new Map(scheme.adrgs.map((adrg) => [adrg.id, adrg]));
  const mdcRows: string[][] = [];
  const adrgRows: string[][] = [];
  const drgRows: string[][] = [];
  for (const [i, mdc] of scheme.mdcs.entries()) {
    const code = `MDC${mdc.code}`;
    const entry = conditionToRule(mdc.entry, mdcScope(scheme, mdc), setsOf(code));
    mdcRows.push([code, mdc.title, '', String(i + 1)]);
    for (const [j, id] of mdc.adrgs.entries()) {
      const adrg = adrgs.get(id);
      if (!adrg) throw new Error(`no ADRG ${id}`);
      const scope = adrgScope(scheme, adrg);
      const when = conditionToRule(adrg.when, scope, setsOf(id));
      adrgRows.push(['', id, adrg.title, `(${entry}) AND (${when})`, code, String(j + 1)]);
      for (const [k, drg] of adrg.drgs.entries()) {
        const split = 'const' in drg.when ? '' : conditionToRule(drg.when, scope, setsOf(id));
        drgRows.push([drg.code, drg.title, split, id, code, String(k + 1)]);
      }
    }
  }
  return new Map([
    [
      'MDC',
      [['主要诊断大类'], ['MDC编码', 'MDC名称', '入组规则', '顺序'], ...mdcRows, ['0000', '', '', '99']],
    ],
    [
      'ADRG',
      [
        ['', '核心疾病诊断相关组'],
        ['', 'ADRG编码', 'ADRG名称', '入组规则', 'MDC编码', '顺序'],
        ...adrgRows,
        ['', '000', '', '', '0000', '1'],
      ],
    ],
    [
      'DRG',
      [
        ['疾病诊断相关组'],
        ['DRG编码', 'DRG名称', '入组规则', 'ADRG编码', 'MDC编码', '顺序'],
        ...drgRows,
        ['0000', '', '', '000', '0000', '1'],
      ],
    ],
    ['集合', [['集合ID', '编码'], ...[...sets].flatMap(([id, codes]) => codes.map((code) => [id, code]))]],
    ['CC', [['诊断编码', '诊断名称', '排除表', '类型'], ...complicationRows(scheme)]],
    [
      '排除表',
      [
        ['排除表', '诊断编码'],
        ...Object.entries(scheme.exclusions).flatMap(([table, codes]) => codes.map((code) => [table, code])),
      ],
    ],
  ]);
}

function complicationRows({ complications }: Scheme): string[][] {
  return (['mcc', 'cc'] as const).flatMap((level) =>
    Object.entries(complications[level]).flatMap(([table, codes]) =>
      codes.map((code) => [code, `标题${code}`, table, level.toUpperCase()]),
    ),
  );
}

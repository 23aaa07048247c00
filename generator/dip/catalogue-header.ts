import type { DipHeader } from '../../core/grouping/dip/catalogue.ts';
import type { CatalogueWish } from './make-catalogue.ts';

/** The header of a generated catalogue, read as the fact sheet of the 3.0 workbook reads it. */
export function catalogueHeader({ seed, scored, reading }: Omit<CatalogueWish, 'sizes'>): DipHeader {
  return {
    id: 'generated-dip',
    version: '3.0',
    title: { zh: '生成的病种目录', en: 'Generated DIP catalogue' },
    region: 'CN',
    effectiveFrom: '2025-01-01',
    effectiveTo: null,
    source: { zh: `按种子 ${seed} 生成`, en: `Generated from the seed ${seed}` },
    dxEdition: 'icd10-nhsa-2.0',
    procEdition: 'icd9cm3-nhsa-2.0',
    codeMapping: null,
    form: 'rows',
    scoreOfMean: scored === false ? null : 1000,
    reading: {
      rowChoice: 'first',
      blankOperations: 'any',
      conservativeTakes: ['diagnostic', 'unlisted'],
      exclusions: 'whole-codes',
      treatmentBy: 'highest',
      ...reading,
    },
    operationKinds: {
      table: 'procedure-kind',
      treatment: {
        operation: 'related-operation',
        interventional: 'related-operation',
        therapeutic: 'therapeutic',
        diagnostic: 'diagnostic',
        unlisted: 'conservative',
      },
    },
  };
}

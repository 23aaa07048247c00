import * as z from 'zod';
import { type SchemeHeader, schemeHeaderSchema } from '../core/grouping/scheme.ts';

export interface HeaderOptions {
  readonly id?: string;
  readonly region?: string;
  readonly from?: string;
  readonly to?: string;
  readonly schemeVersion?: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly source?: string;
  readonly sourceEn?: string;
}

const editions = {
  dxEdition: 'icd10-nhsa-2.0',
  procEdition: 'icd9cm3-nhsa-2.0',
  codeMapping: 'clinical-2.0-to-insurance-2.0',
};

/** The header of a scheme that comes from a file or folder of this name. Throws with all that is wrong with it. */
export function newSchemeHeader(name: string, options: HeaderOptions): SchemeHeader {
  const id = options.id ?? name;
  const { title = id, titleEn = title } = options;
  const from = options.from ?? dayIn(id);
  const source = options.source ?? `导入自 ${name}${options.from ? '' : undated.zh}`;
  const parsed = schemeHeaderSchema.safeParse({
    id,
    version: options.schemeVersion ?? id,
    title: { zh: title, en: titleEn },
    region: options.region ?? 'CN',
    effectiveFrom: from,
    effectiveTo: options.to ?? null,
    source: {
      zh: source,
      en: options.sourceEn ?? options.source ?? `Imported from ${name}${options.from ? '' : undated.en}`,
    },
    ...editions,
  });
  if (!parsed.success) throw new Error(`header of the scheme: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

const undated = {
  zh: '；启用日期未提供，按编号中的年份首日计，无年份者按导入之日计',
  en: '; the day it came into force was not given: first day of the year in its id, else the day of import',
};

function dayIn(id: string): string {
  const year = /(?:^|-)(20\d\d)$/.exec(id)?.[1];
  return year ? `${year}-01-01` : new Date().toISOString().slice(0, 10);
}

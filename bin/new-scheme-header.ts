import { type Acceptance, type SchemeHeader, schemeHeaderSchema } from '../core/grouping/scheme.ts';
import { schemeId } from './option-values.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface HeaderOptions {
  readonly id?: string;
  /** Neither a folder of facts nor the workbook says where, or from when, it holds. */
  readonly region: string;
  readonly from: string;
  readonly to?: string;
  readonly schemeVersion?: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly source?: string;
  readonly sourceEn?: string;
  readonly acceptUnreachable?: boolean;
  readonly acceptUnknownCodes?: boolean;
}

const editions = {
  dxEdition: 'icd10-nhsa-2.0',
  procEdition: 'icd9cm3-nhsa-2.0',
  codeMapping: 'clinical-2.0-to-insurance-2.0',
};

/** The header of a scheme that comes from a file or folder of this name. Throws where the name is no id, or days are reversed. */
export function newSchemeHeader(name: string, options: HeaderOptions): SchemeHeader {
  const id = options.id ?? idFrom(name);
  const { title = id, titleEn = title, region, from, to = null } = options;
  if (to !== null && to < from)
    throw new WrongUsage(`--to ${to} 早于 --from ${from}。 --to ${to} lies before --from ${from}.`);
  return schemeHeaderSchema.parse({
    id,
    version: options.schemeVersion ?? id,
    title: { zh: title, en: titleEn },
    region,
    effectiveFrom: from,
    effectiveTo: to,
    source: {
      zh: options.source ?? `导入自 ${name}`,
      en: options.sourceEn ?? options.source ?? `Imported from ${name}`,
    },
    ...editions,
    ...withAccepted(acceptedBy(options)),
  });
}

/** What a person takes as meant, by the options that say so. */
export function acceptedBy({
  acceptUnreachable,
  acceptUnknownCodes,
}: Pick<HeaderOptions, 'acceptUnreachable' | 'acceptUnknownCodes'>): readonly Acceptance[] {
  return [
    ...(acceptUnreachable ? (['unreachable'] as const) : []),
    ...(acceptUnknownCodes ? (['unknown-codes'] as const) : []),
  ];
}

function withAccepted(accepted: readonly Acceptance[]): Pick<SchemeHeader, 'accepted'> {
  return accepted.length > 0 ? { accepted } : {};
}

function idFrom(name: string): string {
  try {
    return schemeId(name);
  } catch {
    throw new WrongUsage(
      `“${name}”不能用作方案编号，请用 --id 另取。 “${name}” is no id of a scheme; give one with --id.`,
    );
  }
}

import { type DipAcceptance, type DipHeader, dipHeaderSchema } from '../core/grouping/dip/catalogue.ts';
import type { DefaultReading } from '../core/grouping/dip/import/default-reading.ts';
import { schemeId } from './option-values.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface CatalogueHeaderOptions {
  readonly id?: string;
  /** The whole country where nothing else is said. */
  readonly region?: string;
  /** Holds from always where it is left out. */
  readonly from?: string;
  readonly to?: string;
  /** `rows` where nothing else is said. */
  readonly form?: DipHeader['form'];
  readonly catalogueVersion?: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly source?: string;
  readonly sourceEn?: string;
  readonly scoreOfMean?: number;
  /** `name=value`, in the place of a default. */
  readonly reading?: readonly (readonly [name: string, value: string])[];
  readonly acceptMissingSheets?: boolean;
  readonly acceptMergedCells?: boolean;
  readonly acceptUnknownCodes?: boolean;
  readonly acceptUnreachable?: boolean;
  readonly acceptMissingScores?: boolean;
}

/** Before every discharge that anybody will group. */
const always = '1900-01-01';

/** The header of a catalogue that comes from a file of this name. Throws where the name is no id, days are reversed, or a reading is not known. */
export function newCatalogueHeader(
  name: string,
  options: CatalogueHeaderOptions,
  defaults: DefaultReading,
): DipHeader {
  const id = options.id ?? idFrom(name);
  const { form = 'rows' } = options;
  const fresh: DipHeader = {
    id,
    version: id,
    title: { zh: id, en: id },
    region: 'CN',
    effectiveFrom: always,
    effectiveTo: null,
    source: { zh: `导入自 ${name}`, en: `Imported from ${name}` },
    ...defaults.editions,
    form,
    scoreOfMean: null,
    reading: defaults[form],
    operationKinds: defaults.operationKinds,
  };
  return changedCatalogueHeader(fresh, options);
}

/** A header with what the options say in its place. Throws where days are reversed, a reading is not known, or the form is another. */
export function changedCatalogueHeader(before: DipHeader, options: CatalogueHeaderOptions): DipHeader {
  const { title, titleEn = title, source, sourceEn = source } = options;
  const { from = before.effectiveFrom, to = before.effectiveTo, form = before.form } = options;
  if (to !== null && to < from)
    throw new WrongUsage(`--to ${to} 早于 --from ${from}。 --to ${to} lies before --from ${from}.`);
  if (form !== before.form)
    throw new WrongUsage(
      `病种目录文件为 ${before.form} 形式，不能用 --form ${form}。 The catalogue has the form ${before.form}; --form ${form} is for tables.`,
    );
  const accepted = [...new Set([...(before.accepted ?? []), ...acceptedInCatalogue(options)])];
  const header = {
    ...before,
    id: options.id ?? before.id,
    version: options.catalogueVersion ?? before.version,
    title: { zh: title ?? before.title.zh, en: titleEn ?? before.title.en },
    region: options.region ?? before.region,
    effectiveFrom: from,
    effectiveTo: to,
    source: { zh: source ?? before.source.zh, en: sourceEn ?? before.source.en },
    scoreOfMean: options.scoreOfMean ?? before.scoreOfMean,
    ...(accepted.length > 0 && { accepted }),
  };
  const reading = { ...before.reading, ...chosen(options.reading ?? [], before.reading) };
  const parsed = dipHeaderSchema.safeParse({ ...header, reading });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const values = issue && 'values' in issue ? (issue.values as readonly unknown[]).join('、') : '';
  throw new WrongUsage(
    `--reading: ${issue?.path.join('.')} 的取值不可用，可用 ${values}。 No such value; expected one of ${values}.`,
  );
}

/** Lists are parted by commas. */
function chosen(
  pairs: readonly (readonly [name: string, value: string])[],
  defaults: DipHeader['reading'],
): Record<string, string | string[]> {
  // One that is left out has a default.
  const names = [...new Set([...Object.keys(defaults), 'cells'])];
  return Object.fromEntries(
    pairs.map(([name, value]) => {
      if (!names.includes(name))
        throw new WrongUsage(
          `--reading: 没有 ${name}，有 ${names.join('、')}。 There is no ${name}; there are ${names.join(', ')}.`,
        );
      const isList = Array.isArray(defaults[name as keyof typeof defaults]);
      return [name, isList ? value.split(',').filter((one) => one !== '') : value];
    }),
  );
}

/** What a person takes as meant, by the options that say so. */
function acceptedInCatalogue(options: CatalogueHeaderOptions): readonly DipAcceptance[] {
  const said: Readonly<Record<DipAcceptance, boolean | undefined>> = {
    'missing-sheets': options.acceptMissingSheets,
    'merged-cells': options.acceptMergedCells,
    'unknown-codes': options.acceptUnknownCodes,
    unreachable: options.acceptUnreachable,
    'missing-scores': options.acceptMissingScores,
  };
  return (Object.keys(said) as DipAcceptance[]).filter((acceptance) => said[acceptance]);
}

function idFrom(name: string): string {
  try {
    return schemeId(name);
  } catch {
    throw new WrongUsage(
      `“${name}”不能用作目录编号，请用 --id 另取。 “${name}” is no id of a catalogue; give one with --id.`,
    );
  }
}

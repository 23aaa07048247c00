import type { ComprehensiveGroup, DipCatalogue, DipGroup, DipHeader } from '../../grouping/dip/catalogue.ts';
import type { BuildParameters } from './build-parameters.ts';
import { type CoreGroup, codeOf } from './choose-core-groups.ts';
import type { RestGroup } from './comprehensive-groups.ts';
import type { GroupFigures } from './group-figures.ts';
import { type CodeNames, coreTitle, restTitle } from './group-titles.ts';

/** What a header says that a history cannot. */
export type NewHeader = Omit<DipHeader, 'form' | 'scoreOfMean' | 'reading' | 'operationKinds'>;

/** A catalogue to be: its groups, and what is known of each by its code. */
export interface Draft {
  readonly header: NewHeader;
  readonly core: readonly CoreGroup[];
  readonly rest: readonly RestGroup[];
  readonly figures: ReadonlyMap<string, GroupFigures>;
}

/** A draft as the catalogue's file has it; groups of which nothing is known have no score. */
export function draftCatalogue(
  { header, core, rest, figures }: Draft,
  parameters: BuildParameters,
  names: CodeNames,
): DipCatalogue {
  const { reference, reading, operation_kinds: operationKinds, excluded_principals } = parameters;
  const scoreOfMean = reference.score;
  return {
    header: { ...header, form: 'combinations', scoreOfMean, reading, operationKinds },
    groups: core.map((group): DipGroup => {
      const code = codeOf(group);
      const known = figures.get(code);
      return {
        code,
        stage: 'basic',
        title: coreTitle(group, names),
        dipCode: code,
        principal: group.principal,
        ...(group.operations.length === 0 ? {} : { anyOperation: group.operations.join('+') }),
        ...(isPrimaryCare(group.principal, known, parameters) ? { primaryCare: true } : {}),
        ...written(known),
      };
    }),
    comprehensive: rest.map((group): ComprehensiveGroup => {
      const code = restCode(group);
      return { code, ...group, title: restTitle(group, parameters.chapters), ...written(figures.get(code)) };
    }),
    excludedPrincipals: excluded_principals,
    excludedOperations: [],
    resistantPrincipals: [],
    resistantOthers: [],
    primaryCare: [],
  };
}

const treatmentNumbers: Readonly<Record<RestGroup['treatment'], number>> = {
  conservative: 1,
  diagnostic: 2,
  therapeutic: 3,
  'related-operation': 4,
};

function restCode({ of, treatment }: RestGroup): string {
  return `ZH-${of}-${treatmentNumbers[treatment]}`;
}

/** Named by the area, and homogeneous. */
function isPrimaryCare(
  principal: string,
  figures: GroupFigures | undefined,
  { primary_care: named, cv_limit: limit }: BuildParameters,
): boolean {
  return (
    figures !== undefined && figures.cv <= limit && named.some((beginning) => principal.startsWith(beginning))
  );
}

function written(figures: GroupFigures | undefined) {
  if (!figures) return { score: null };
  const { relativeWeight: _ofReport, ...rest } = figures;
  return rest;
}

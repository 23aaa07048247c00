import * as z from 'zod';
import type { Diagnosis } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';

const words = {
  outside: {
    zh: '{item}限用于{scope}，清单诊断中无相符者',
    en: '{item} is for {scope} only; no diagnosis on the list fits',
  },
  forbidden: {
    zh: '{item}不得用于{scope}，清单有诊断{diagnosis}',
    en: '{item} is not for {scope}; the list has the diagnosis {diagnosis}',
  },
  diagnosis: { zh: '{diagnosis}，属于{scope}', en: '{diagnosis}, which is among {scope}' },
} as const satisfies Readonly<Record<string, Words>>;

type Scope = TableOfKind<'diagnosis-scope'>['rows'][number];
type Charged = ChargedItem<readonly Scope[]>;
type Diagnoses = readonly Diagnosis[];

/**
 * An item charged where none of the diagnoses it is for stands on the list, or one stands there that it must
 * not be used with. No diagnosis as yet: no data; so too where titles decide and a diagnosis came without one,
 * unless an item offends.
 */
export const diagnosisScope = defineCheck({
  tableKind: 'diagnosis-scope',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<readonly Scope[]> => ({
    reads: 'lines',
    ...itemsByKey(table.rows),
    run({ list: { diagnoses } }, charged) {
      if (diagnoses.length === 0) return noData('diagnoses');
      const hits = charged.flatMap((item) => hitsOn(item, diagnoses));
      return hits.length === 0 && charged.some((item) => isUndecided(item, diagnoses))
        ? noData('diagnosisTitle')
        : verdictOf(hits);
    },
  }),
});

function hitsOn(item: Charged, diagnoses: Diagnoses): readonly Hit[] {
  const forbidden = forbiddenHits(item, diagnoses);
  return isOutside(item, diagnoses) && !isUndecided(item, diagnoses)
    ? [hitOutside(item), ...forbidden]
    : forbidden;
}

function isOutside({ limit }: Charged, diagnoses: Diagnoses): boolean {
  const allowed = limit.filter(isOneOf);
  return (
    allowed.length > 0 && !allowed.some((scope) => diagnoses.some((diagnosis) => fits(scope, diagnosis)))
  );
}

/** Nothing fits, but a title that could decide is not known. */
function isUndecided(item: Charged, diagnoses: Diagnoses): boolean {
  const readsTitles = item.limit.some(([, , , , , titleWords]) => titleWords.length > 0);
  if (!readsTitles || diagnoses.every(({ name }) => name !== null)) return false;
  return isOutside(item, diagnoses) || !item.limit.every(isOneOf);
}

function isOneOf([, , mode]: Scope): boolean {
  return mode === 'one-of';
}

function fits([, , , , codes, titleWords]: Scope, { code, name }: Diagnosis): boolean {
  return (
    codes.some((beginning) => code.startsWith(beginning)) ||
    (name !== null && titleWords.some((word) => name.includes(word)))
  );
}

function hitOutside({ limit, lines }: Charged): Hit {
  const places = { item: nameOf(limit), scope: titlesOf(limit.filter(isOneOf)) };
  return hitOnWholeLines(lines, sayEvidence(words.outside, places));
}

/** One hit for all diagnoses that the item must not be used with, each of them evidence. */
function forbiddenHits({ limit, lines }: Charged, diagnoses: Diagnoses): readonly Hit[] {
  const forbidding = limit.filter((scope) => !isOneOf(scope) && diagnoses.some((one) => fits(scope, one)));
  if (forbidding.length === 0) return [];
  const found = diagnoses.filter((one) => forbidding.some((scope) => fits(scope, one)));
  const scope = titlesOf(forbidding);
  const places = { item: nameOf(limit), scope, diagnosis: found.map(titleOf).join('、') };
  const hit = hitOnWholeLines(lines, sayEvidence(words.forbidden, places));
  const reasons = found.map((diagnosis) => {
    const text = sayEvidence(words.diagnosis, { diagnosis: titleOf(diagnosis), scope });
    return { kind: 'diagnosis', ref: diagnosis.code, text } as const;
  });
  return [{ ...hit, evidence: [...hit.evidence, ...reasons] }];
}

function titlesOf(scopes: readonly Scope[]): string {
  return [...new Set(scopes.map(([, , , title]) => title))].join('、');
}

function nameOf(scopes: readonly Scope[]): string {
  return scopes[0]?.[1] ?? '';
}

function titleOf({ code, name }: Diagnosis): string {
  return name ?? code;
}

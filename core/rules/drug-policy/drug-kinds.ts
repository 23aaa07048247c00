import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { readDrugCode } from '../../drugs/national-drug-code.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';
import { isDrug } from './taken-home.ts';

const words: Words = {
  zh: '出院带药共{actual}种，限{limit}种',
  en: '{actual} kinds of drugs were taken home at discharge; {limit} are allowed',
};

const parameters = z.strictObject({
  maxKinds: z.int().positive(),
  /** Fee categories (`med_chrgitm_type`) of drugs that bear a code of their own region. */
  drugCategories: z.array(z.string().min(1)),
});

interface Kind {
  readonly lines: readonly FeeLine[];
  readonly amountFen: number;
}

/**
 * More kinds of drugs taken home at discharge than allowed. Packages and makers of one substance are one kind;
 * TCM slices, of which a formula has many, do not count. The money is that of the cheapest kinds beyond.
 */
export const drugKinds = defineCheck({
  tableKind: null,
  parameters,
  bind({ parameters: { maxKinds, drugCategories } }): CaseCheck {
    const ofDrugs = new Set(drugCategories);
    return {
      reads: 'case',
      run({ standingLines }) {
        if (!standingLines) return noData('feeLines');
        const taken = standingLines.filter((line) => line.dischargeDrug && isDrug(line, ofDrugs));
        if (taken.length <= maxKinds) return pass;
        const kinds = kindsOf(taken);
        return verdictOf(kinds.length > maxKinds ? [hitOn(kinds, maxKinds)] : []);
      },
    };
  },
});

/** Cheapest first; of equal ones the first charged. */
function kindsOf(lines: readonly FeeLine[]): readonly Kind[] {
  const kinds = [...Map.groupBy(lines, ({ code }) => kindOf(code)).values()].map((ofKind) => ({
    lines: ofKind,
    amountFen: ofKind.reduce((sum, { amountFen }) => sum + amountFen, 0),
  }));
  return kinds.sort((a, b) => a.amountFen - b.amountFen);
}

function kindOf(code: string): string {
  const drug = readDrugCode(code);
  if (!drug) return code;
  return drug.kind === 'western' ? drug.substance : drug.product;
}

function hitOn(kinds: readonly Kind[], maxKinds: number): Hit {
  const text = sayEvidence(words, { actual: kinds.length, limit: maxKinds });
  const beyond = kinds.length - maxKinds;
  const flagged = kinds.flatMap(({ lines }, position) =>
    lines.map((line): FlaggedLine => ({ line, amountFen: position < beyond ? line.amountFen : 0, text })),
  );
  return hitOnLines(flagged, 'beyond-kinds');
}

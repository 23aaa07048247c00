import { argumentText } from '../argument-text.ts';
import type { CaseLines, TraceOptions } from '../case-lines.ts';
import { resultLiner } from '../result-line.ts';
import type { DipGrouper, DipResult } from './dip-grouper.ts';

/** What a DIP catalogue writes of cases. */
export function dipLines(grouper: DipGrouper, trace?: TraceOptions): CaseLines {
  return { id: grouper.catalogue.id, line: caseLine(grouper, trace), invalid: dipFields(withoutGroup) };
}

const withoutGroup: DipResult = {
  status: 'invalid',
  code: '0000',
  stage: null,
  tier: null,
  treatment: null,
  primaryCare: false,
  score: null,
};

/** A result as lines have it. */
function dipFields({ status, primaryCare, ...dip }: DipResult): object {
  return { status, dip: { ...dip, primary_care: primaryCare } };
}

function caseLine(grouper: DipGrouper, trace?: TraceOptions): CaseLines['line'] {
  const { catalogue } = grouper;
  if (!trace) {
    const line = resultLiner<DipResult>(catalogue.id, dipFields);
    return (given) => line(given.id, grouper.group(given));
  }
  const nameOf = trace.codeNames(catalogue);
  if (trace.form === 'text')
    return (given) => argumentText(catalogue, given, grouper.argue(given, nameOf), nameOf);
  return (given) => {
    const steps = grouper.argue(given, nameOf).map(({ step, text }) => ({ ...step, text }));
    const fields = dipFields(grouper.group(given));
    return `${JSON.stringify({ id: given.id, scheme: catalogue.id, ...fields, trace: steps })}\n`;
  };
}

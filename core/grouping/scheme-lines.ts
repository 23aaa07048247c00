import { argumentText } from './argument-text.ts';
import type { CaseLines, TraceOptions } from './case-lines.ts';
import type { Grouper } from './grouper.ts';
import { resultWithoutGroup } from './grouping-case.ts';
import { resultLiner } from './result-line.ts';

/** What a scheme of DRG writes of cases. */
export function schemeLines(grouper: Grouper, trace?: TraceOptions): CaseLines {
  const { id } = grouper.scheme;
  return { id, line: caseLine(grouper, trace), invalid: resultWithoutGroup('invalid') };
}

function caseLine(grouper: Grouper, trace?: TraceOptions): CaseLines['line'] {
  const { scheme } = grouper;
  if (!trace) {
    const line = resultLiner(scheme.id);
    return (given) => line(given.id, grouper.group(given));
  }
  const nameOf = trace.codeNames(scheme);
  if (trace.form === 'text')
    return (given) => argumentText(scheme, given, grouper.argue(given, nameOf), nameOf);
  return (given) => {
    const told = grouper.argue(given, nameOf);
    const end = told.at(-1)?.step;
    const result = end?.step === 'result' ? end.result : grouper.group(given);
    const steps = told.map(({ step, text }) => ({ ...step, text }));
    return `${JSON.stringify({ id: given.id, scheme: scheme.id, ...result, trace: steps })}\n`;
  };
}

import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { share } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { valueText } from './parameter-value.ts';

/** What a decision makes of a rule. */
export interface Decided {
  readonly off?: boolean | undefined;
  readonly severity?: string | null | undefined;
  readonly confidence?: number | null | undefined;
  readonly parameters?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Says a decision about a rule. @param known names of the rule's parameters, as far as they are at hand */
export function useDecisionWords(known: RuleView['parameters'] = []) {
  const { t, say, language } = useTexts('knowledge');
  const find = (parameter: string) => known.find((one) => one.parameter === parameter);
  return ({ off, severity, confidence, parameters }: Decided): string => {
    if (off) return t('knowledge:decision.off');
    return [
      ...(severity
        ? [t('knowledge:decision.severity', { severity: t(`knowledge:severity.${severity}`) })]
        : []),
      ...(typeof confidence === 'number'
        ? [t('knowledge:decision.confidence', { confidence: share(confidence, language, 0) })]
        : []),
      ...Object.entries(parameters ?? {}).map(
        ([parameter, value]) =>
          `${say(find(parameter)?.name) || parameter} → ${valueText(value, find(parameter)?.values, say)}`,
      ),
    ].join(t('knowledge:semicolon'));
  };
}

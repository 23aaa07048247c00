import type { RuleChange } from '../../../../core/rules/region/region-rules.ts';
import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { entered, fieldOf, isSameValue, valueIn } from './parameter-value.ts';

/** What stands in the form of a rule; parameters as they are entered, by name. */
export interface ChangeForm {
  readonly isOn: boolean;
  readonly severity: RuleView['severity'];
  readonly parameters: Readonly<Record<string, string | boolean | readonly string[]>>;
}

/** The form with what the rule is now. */
export function formOf(rule: RuleView): ChangeForm {
  return {
    isOn: rule.state !== 'off',
    severity: rule.severity,
    parameters: Object.fromEntries(
      rule.parameters.map(({ parameter, schema, value }) => {
        const field = fieldOf(schema);
        if (field.kind === 'yes-no') return [parameter, value === true];
        if (field.kind === 'ticks') return [parameter, Array.isArray(value) ? (value as string[]) : []];
        return [parameter, entered(value, field)];
      }),
    ),
  };
}

export type ReadForm =
  | {
      readonly ok: true;
      readonly change: Pick<RuleChange, 'off' | 'severity' | 'confidence' | 'parameters'> | null;
    }
  /** Parameters that are no value at all. */
  | { readonly ok: false; readonly wrong: readonly string[] };

/** What the form makes another than the nation has it; `null` where nothing. */
export function changeOf(rule: RuleView, { isOn, severity, parameters }: ChangeForm): ReadForm {
  if (!isOn) return { ok: true, change: { off: true } };
  const wrong: string[] = [];
  const changed: Record<string, unknown> = {};
  for (const { parameter, schema, national } of rule.parameters) {
    const given = parameters[parameter];
    const isLeftOut = given === '' && national === null;
    if (given === undefined || isLeftOut) continue;
    const value = typeof given === 'string' ? valueIn(given, fieldOf(schema)) : given;
    if (value === undefined) wrong.push(parameter);
    else if (!isSameValue(value, national) && !isEmptyOf(value, national)) changed[parameter] = value;
  }
  if (wrong.length > 0) return { ok: false, wrong };
  const isGraver = severity !== (rule.national?.severity ?? rule.severity);
  const change = {
    ...(isGraver && { severity }),
    ...(rule.altered.includes('confidence') && { confidence: rule.confidence }),
    ...(Object.keys(changed).length > 0 && { parameters: changed }),
  };
  return { ok: true, change: Object.keys(change).length > 0 ? change : null };
}

/** Nothing entered where there was nothing. */
const isEmptyOf = (value: unknown, national: unknown) =>
  national === null && (value === false || (Array.isArray(value) && value.length === 0));

import type { Condition } from '../condition.ts';
import type { IssueFacts } from '../import/import-issue.ts';
import { compareValue } from './compare-value.ts';
import { anyOf, type CodeField, memberCount, membership, type SetMeaning } from './membership.ts';
import type { Name, Rule } from './rule.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';

export interface RuleContext {
  readonly vocabulary: RuleVocabulary;
  /** Members by set id in capitals. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
}

/** A name in a rule that leads nowhere, or is used where it cannot be. */
export type NameFault = { readonly position: number } & (
  | ({ readonly code: 'unknown-field' } & IssueFacts['unknown-field'])
  | ({ readonly code: 'unknown-set' } & IssueFacts['unknown-set'])
  | ({ readonly code: 'field-misfit' } & IssueFacts['field-misfit'])
);

export interface RuleMeaning {
  readonly condition: Condition;
  /** The sets that the condition names, with their members. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** All of them; with any, the condition means nothing. */
  readonly faults: readonly NameFault[];
}

/** Looks up the names of a rule and says it in the language of conditions. */
export function ruleToCondition(rule: Rule, context: RuleContext): RuleMeaning {
  const translator = new RuleTranslator(context);
  const condition = translator.translate(rule);
  return { condition, sets: translator.sets, faults: translator.faults };
}

const levels = { MCC: 'mcc', CC: 'cc' } as const;
const nothing: Condition = { const: false };

class RuleTranslator {
  readonly sets: Record<string, readonly string[]> = {};
  readonly faults: NameFault[] = [];
  readonly #context: RuleContext;

  constructor(context: RuleContext) {
    this.#context = context;
  }

  translate(rule: Rule): Condition {
    switch (rule.kind) {
      case 'always':
        return { const: true };
      case 'and':
        return { all: rule.parts.map((part) => this.translate(part)) };
      case 'or':
        return { any: rule.parts.map((part) => this.translate(part)) };
      case 'not':
        return { not: this.translate(rule.part) };
      case 'member':
        return this.#member(rule);
      case 'compare':
        return this.#compare(rule);
      case 'count':
        return this.#count(rule);
    }
  }

  #member(rule: Extract<Rule, { kind: 'member' }>): Condition {
    const fields = rule.fields.flatMap((name) => this.#codeField(name) ?? []);
    const sets = rule.sets.flatMap((name) => this.#setFor(fields, name) ?? []);
    return anyOf(sets.flatMap((set) => membership(fields, set)));
  }

  #compare({ field: name, sign, value }: Extract<Rule, { kind: 'compare' }>): Condition {
    const { codeFields, valueFields } = this.#context.vocabulary;
    const field = this.#field(valueFields, codeFields, name, `${sign} ${value}`);
    if (!field) return nothing;
    return compareValue(field.value, sign, value) ?? this.#misfit(name, `${sign} ${value}`);
  }

  #count({ sides: [one, other], sign, value }: Extract<Rule, { kind: 'count' }>): Condition {
    const [fieldNames, setNames] = one.every((name) => this.#isCodeField(name)) ? [one, other] : [other, one];
    const fields = fieldNames.flatMap((name) => this.#codeField(name) ?? []);
    const [setName, ...more] = setNames as [Name, ...Name[]];
    for (const name of more) this.#misfit(name, 'length');
    const set = this.#setFor(fields, setName);
    if (!set || fields.length < fieldNames.length) return nothing;
    return memberCount(fields, set, sign, value) ?? this.#misfit(setName, `length ${sign} ${value}`);
  }

  #isCodeField({ text }: Name): boolean {
    return this.#context.vocabulary.codeFields.some(({ name }) => name === text.toUpperCase());
  }

  #codeField(name: Name): CodeField | null {
    const { codeFields, valueFields } = this.#context.vocabulary;
    return this.#field(codeFields, valueFields, name, 'in');
  }

  #field<F extends { name: string }>(
    fitting: readonly F[],
    others: readonly { name: string }[],
    name: Name,
    use: string,
  ): F | null {
    const isNamed = (field: { name: string }) => field.name === name.text.toUpperCase();
    const found = fitting.find(isNamed);
    if (found) return found;
    if (others.some(isNamed)) this.#misfit(name, use);
    else this.faults.push({ code: 'unknown-field', name: name.text, position: name.position });
    return null;
  }

  /** Diagnoses are looked for in sets of diagnoses, complications among the other diagnoses only. */
  #setFor(fields: readonly CodeField[], name: Name): SetMeaning | null {
    const set = this.#set(name);
    if (!set) return null;
    const misfit = fields.find((field) =>
      set.kind === 'complication'
        ? field.kind !== 'dx' || field.among !== 'secondary'
        : set.holds !== null && set.holds !== field.kind,
    );
    if (!misfit) return set;
    this.#misfit({ text: misfit.name, position: name.position }, name.text);
    return null;
  }

  #set(name: Name): SetMeaning | null {
    const id = name.text.toUpperCase();
    if (id === 'MCC' || id === 'CC') return { kind: 'complication', level: levels[id] };
    const members = this.#context.sets.get(id);
    if (!members) {
      this.faults.push({ code: 'unknown-set', name: name.text, position: name.position });
      return null;
    }
    const { qualifyingSet, setPrefixes } = this.#context.vocabulary;
    if (id === qualifyingSet) return { kind: 'codes', ref: 'validProc', holds: 'proc' };
    this.sets[id] = members;
    const holds = (['dx', 'proc'] as const).find((kind) =>
      setPrefixes[kind].some((prefix) => id.startsWith(prefix)),
    );
    return { kind: 'codes', ref: id, holds: holds ?? null };
  }

  #misfit({ text, position }: Name, operand: string): Condition {
    this.faults.push({ code: 'field-misfit', field: text, operand, position });
    return nothing;
  }
}

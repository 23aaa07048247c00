/** What a deployed resource is called, and how its service describes it. */
export interface Deployed {
  readonly type: string;
  readonly id: string | null;
  readonly arn: string | null;
  /** In the words of templates; `null` of a type that nobody asks about. */
  readonly settings: Readonly<Record<string, unknown>> | null;
}

export interface Names {
  readonly resources: Readonly<Record<string, Deployed>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Stands where only the deployment itself knows a value. */
export const unknown = Symbol('unknown');

/** A value of a template with its references replaced by what was deployed. */
export function resolveTemplate(value: unknown, names: Names): unknown {
  if (typeof value === 'string') return value.includes('{{resolve:') ? unknown : value;
  if (typeof value !== 'object' || value === null) return value;
  const inside = (part: unknown) => resolveTemplate(part, names);
  if (Array.isArray(value)) return value.map(inside);
  const [[name = '', argument] = [], ...others] = Object.entries(value);
  if (others.length === 0) {
    if (name === 'Ref') return referred(String(argument), names);
    if (name === 'Fn::GetAtt') return attribute(argument as [string, string], names);
    if (name === 'Fn::Join') return joined(argument as [string, unknown], inside);
    if (name === 'Fn::Sub') return substituted(String(argument), names);
    if (name === 'Fn::Split') return split(argument as [string, unknown], inside);
    if (name === 'Fn::Select') return selected(argument as [number, unknown], inside);
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part)]));
}

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': '000000000000',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::URLSuffix': 'amazonaws.com',
};

function referred(name: string, { resources, parameters }: Names): unknown {
  return pseudoParameters[name] ?? parameters[name] ?? resources[name]?.id ?? unknown;
}

function attribute([name, wanted]: [string, string], { resources }: Names): unknown {
  return (wanted === 'Arn' && resources[name]?.arn) || unknown;
}

function joined([separator, parts]: [string, unknown], inside: (part: unknown) => unknown): unknown {
  const found = inside(parts);
  return Array.isArray(found) && !found.includes(unknown) ? found.join(separator) : unknown;
}

function substituted(text: string, names: Names): unknown {
  const parts = text.split(/\$\{([^}]+)\}/).map((part, at) => (at % 2 ? referred(part, names) : part));
  return parts.includes(unknown) ? unknown : parts.join('');
}

function split([separator, text]: [string, unknown], inside: (part: unknown) => unknown): unknown {
  const found = inside(text);
  return typeof found === 'string' ? found.split(separator) : unknown;
}

function selected([index, list]: [number, unknown], inside: (part: unknown) => unknown): unknown {
  const found = inside(list);
  return Array.isArray(found) ? (found[Number(index)] ?? unknown) : unknown;
}

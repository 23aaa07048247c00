import {
  type Attributes,
  attributesOf,
  generatedName,
  LOCAL_ACCOUNT_ID,
  namingProperty,
  type Place,
} from './physical-attributes.ts';
import type { Assembly, Resource, Stack } from './read-assembly.ts';
import { resolveDynamicReferences } from './resolve-dynamic-references.ts';
import { resolveHosts } from './resolve-hosts.ts';

/** `AWS::NoValue`: the property or list element that holds it is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

/** One declared resource, with the stack that its expressions are to be read in. */
export interface Located {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly resource: Resource;
}

export interface Resolver {
  /** Turns an expression of a stack's template into the plain value CloudFormation would put there. */
  resolve(stack: Stack, expression: unknown): unknown;
  /** What `Ref` and `Fn::GetAtt` answer for a resource. */
  attributes(located: Located): Attributes;
  /** All resources of these types whose condition holds, over all stacks. */
  resourcesOf(...types: string[]): Located[];
}

/** What whoever deploys says: values of the templates' parameters, by name; others are ignored, as `cdk deploy` does. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * Evaluates intrinsic functions and cross-stack imports on demand, so that no deployment order is needed.
 * @param secretValue - current text of a secret by ARN, for dynamic references
 */
export function createResolver(
  assembly: Assembly,
  place: Place,
  secretValue: (arn: string) => string,
  parameters: Parameters = {},
): Resolver {
  const dereferenced = (text: string) => resolveHosts(resolveDynamicReferences(text, secretValue), place);

  const resolve = (stack: Stack, expression: unknown): unknown => {
    if (typeof expression === 'string') return dereferenced(expression);
    if (Array.isArray(expression)) {
      return expression.map((item) => resolve(stack, item)).filter((item) => item !== NO_VALUE);
    }
    if (expression === null || typeof expression !== 'object') return expression;
    const [only, ...others] = Object.entries(expression);
    if (only && others.length === 0 && isIntrinsic(only[0])) return evaluate(stack, ...only);
    const resolved = Object.entries(expression).map(([key, item]) => [key, resolve(stack, item)]);
    return Object.fromEntries(resolved.filter(([, item]) => item !== NO_VALUE));
  };
  const text = (stack: Stack, expression: unknown) => String(resolve(stack, expression));
  const list = (stack: Stack, expression: unknown): unknown[] => {
    const value = resolve(stack, expression);
    if (Array.isArray(value)) return value;
    throw new Error(`stack ${stack.name}: expected a list: ${JSON.stringify(expression)}`);
  };

  const intrinsics: Readonly<Record<string, (stack: Stack, argument: never) => unknown>> = {
    Ref: (stack, target: string) => refer(stack, target),
    Condition: (stack, name: string) => holds(stack, name),
    'Fn::GetAtt': (stack, path: string | string[]) => {
      const [logicalId = '', ...attribute] = typeof path === 'string' ? path.split('.') : path;
      return attributeOf(stack, logicalId, attribute.join('.'));
    },
    // Joined first and searched for references after: these often have an ARN or the id of an API joined in.
    'Fn::Join': (stack, [separator, parts]: [string, unknown]) =>
      dereferenced(list(stack, parts).join(separator)),
    'Fn::Sub': (stack, argument: string | [string, Record<string, unknown>]) => {
      const [template, variables] = typeof argument === 'string' ? [argument, {}] : argument;
      return dereferenced(substitute(stack, template, variables));
    },
    'Fn::Select': (stack, [index, from]: [unknown, unknown]) =>
      list(stack, from)[Number(resolve(stack, index))],
    'Fn::Split': (stack, [separator, source]: [string, unknown]) => text(stack, source).split(separator),
    'Fn::FindInMap': (stack, path: unknown[]) => {
      const [map = '', top = '', second = ''] = list(stack, path).map(String);
      return resolve(stack, stack.template.Mappings[map]?.[top]?.[second]);
    },
    'Fn::ImportValue': (stack, name: unknown) => importValue(text(stack, name)),
    'Fn::GetStackOutput': (stack, output: { StackName: unknown; OutputName: unknown }) =>
      outputOf(text(stack, output.StackName), text(stack, output.OutputName)),
    'Fn::If': (stack, [condition, then, otherwise]: [string, unknown, unknown]) =>
      resolve(stack, holds(stack, condition) ? then : otherwise),
    'Fn::Equals': (stack, [left, right]: [unknown, unknown]) => text(stack, left) === text(stack, right),
    'Fn::Not': (stack, operands: unknown) => !list(stack, operands)[0],
    'Fn::And': (stack, operands: unknown) => list(stack, operands).every(Boolean),
    'Fn::Or': (stack, operands: unknown) => list(stack, operands).some(Boolean),
  };
  const pseudoParameters: Readonly<Record<string, (stack: Stack) => unknown>> = {
    'AWS::AccountId': () => LOCAL_ACCOUNT_ID,
    'AWS::NoValue': () => NO_VALUE,
    'AWS::Partition': () => 'aws',
    'AWS::Region': () => place.region,
    'AWS::StackId': ({ name }) =>
      `arn:aws:cloudformation:${place.region}:${LOCAL_ACCOUNT_ID}:stack/${name}/local`,
    'AWS::StackName': ({ name }) => name,
    'AWS::URLSuffix': () => 'amazonaws.com',
  };

  function evaluate(stack: Stack, name: string, argument: unknown): unknown {
    const intrinsic = intrinsics[name];
    if (!intrinsic) throw new Error(`stack ${stack.name}: the local cloud cannot evaluate ${name}`);
    return intrinsic(stack, argument as never);
  }

  function refer(stack: Stack, target: string): unknown {
    const pseudoParameter = pseudoParameters[target];
    if (pseudoParameter) return pseudoParameter(stack);
    if (target in stack.template.Parameters) return parameterOf(stack, target);
    return attributeOf(stack, target, 'Ref');
  }

  function parameterOf(stack: Stack, name: string): unknown {
    const { Type = '', Default } = stack.template.Parameters[name] ?? {};
    if (Type.startsWith('AWS::SSM::')) {
      throw new Error(`stack ${stack.name}: no parameter store runs locally, which ${name} reads`);
    }
    const value = parameters[name] ?? Default;
    if (value === undefined) throw new Error(`stack ${stack.name}: parameter ${name} has no value`);
    return value;
  }

  function attributeOf(stack: Stack, logicalId: string, attribute: string): string {
    const resource = stack.template.Resources[logicalId];
    if (!resource) throw new Error(`stack ${stack.name} has no resource or parameter ${logicalId}`);
    const value = attributes({ stack, logicalId, resource })[attribute];
    if (value !== undefined) return value;
    throw new Error(
      `${resource.Type} ${logicalId} (stack ${stack.name}) has no attribute ${attribute} locally`,
    );
  }

  function attributes({ stack, logicalId, resource: { Type, Properties } }: Located): Attributes {
    if (Type === 'AWS::Lambda::Alias') {
      const alias = `${text(stack, Properties['FunctionName'])}:${text(stack, Properties['Name'])}`;
      return attributesOf(Type, alias, place);
    }
    if (Type === 'AWS::Lambda::Version') {
      return attributesOf(Type, `${text(stack, Properties['FunctionName'])}:1`, place);
    }
    if (Type === 'AWS::ApiGatewayV2::Api' && Properties['ProtocolType'] === 'WEBSOCKET') {
      const apiEndpoint = place.apiEndpoint.replace('http', 'ws');
      return attributesOf(Type, generatedName(Type, stack.name, logicalId, false), { ...place, apiEndpoint });
    }
    const explicit = Properties[namingProperty(Type) ?? ''];
    const isFifo = Properties['FifoQueue'] === true;
    const name =
      explicit === undefined ? generatedName(Type, stack.name, logicalId, isFifo) : text(stack, explicit);
    return attributesOf(Type, name, place);
  }

  function substitute(stack: Stack, template: string, variables: Readonly<Record<string, unknown>>): string {
    return template.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in variables) return text(stack, variables[name]);
      const [logicalId = '', ...attribute] = name.split('.');
      if (attribute.length === 0) return String(refer(stack, name));
      return attributeOf(stack, logicalId, attribute.join('.'));
    });
  }

  function importValue(exportName: string): unknown {
    for (const stack of assembly.stacks) {
      for (const { Value, Export } of Object.values(stack.template.Outputs)) {
        if (Export && text(stack, Export.Name) === exportName) return resolve(stack, Value);
      }
    }
    throw new Error(`no stack exports ${exportName}`);
  }

  function outputOf(stackName: string, name: string): unknown {
    const stack = assembly.stacks.find((one) => one.name === stackName);
    const output = stack?.template.Outputs[name];
    if (!stack || !output) throw new Error(`no stack ${stackName} with an output ${name}`);
    return resolve(stack, output.Value);
  }

  function holds(stack: Stack, condition: string): boolean {
    return Boolean(resolve(stack, stack.template.Conditions[condition]));
  }

  const resourcesOf = (...types: string[]) =>
    assembly.stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources)
        .filter(([, { Type, Condition }]) => types.includes(Type) && (!Condition || holds(stack, Condition)))
        .map(([logicalId, resource]) => ({ stack, logicalId, resource })),
    );

  return { resolve, attributes, resourcesOf };
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');
}

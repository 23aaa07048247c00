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

/**
 * Evaluates intrinsic functions and cross-stack imports on demand, so that no deployment order is needed.
 * @param secretValue - current text of a secret by ARN, for dynamic references
 */
export function createResolver(
  assembly: Assembly,
  place: Place,
  secretValue: (arn: string) => string,
): Resolver {
  const resolve = (stack: Stack, expression: unknown): unknown => {
    if (typeof expression === 'string') return resolveDynamicReferences(expression, secretValue);
    if (Array.isArray(expression)) {
      return expression.map((item) => resolve(stack, item)).filter((item) => item !== NO_VALUE);
    }
    if (expression === null || typeof expression !== 'object') return expression;
    const entries = Object.entries(expression);
    const [first] = entries;
    if (entries.length === 1 && first && isIntrinsic(first[0])) return evaluate(stack, first[0], first[1]);
    return Object.fromEntries(
      entries.map(([key, item]) => [key, resolve(stack, item)]).filter(([, item]) => item !== NO_VALUE),
    );
  };
  const text = (stack: Stack, expression: unknown) => String(resolve(stack, expression));
  const list = (stack: Stack, expression: unknown) => {
    const value = resolve(stack, expression);
    if (!Array.isArray(value)) throw new Error(`expected a list: ${JSON.stringify(expression)}`);
    return value as unknown[];
  };
  const operands = (stack: Stack, expression: unknown) => {
    const value = Array.isArray(expression) ? expression : list(stack, expression);
    return value as [unknown, unknown, unknown];
  };

  function evaluate(stack: Stack, name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return refer(stack, String(argument));
      case 'Fn::GetAtt': {
        const path = typeof argument === 'string' ? argument.split('.') : list(stack, argument).map(String);
        return attributeOf(stack, path[0] ?? '', path.slice(1).join('.'));
      }
      case 'Fn::Join': {
        const [separator, parts] = operands(stack, argument);
        // Joined first, searched for dynamic references after: a reference often has its ARN joined in.
        return resolveDynamicReferences(list(stack, parts).join(String(separator)), secretValue);
      }
      case 'Fn::Sub':
        return substitute(stack, argument);
      case 'Fn::Select': {
        const [index, from] = operands(stack, argument);
        return list(stack, from)[Number(resolve(stack, index))];
      }
      case 'Fn::Split': {
        const [separator, source] = operands(stack, argument);
        return text(stack, source).split(String(separator));
      }
      case 'Fn::FindInMap': {
        const [map, top, second] = list(stack, argument).map(String) as [string, string, string];
        return resolve(stack, stack.template.Mappings[map]?.[top]?.[second]);
      }
      case 'Fn::ImportValue':
        return importValue(text(stack, argument));
      case 'Fn::If': {
        const [condition, then, otherwise] = operands(stack, argument);
        return resolve(stack, holds(stack, String(condition)) ? then : otherwise);
      }
      case 'Fn::Equals': {
        const [left, right] = operands(stack, argument);
        return text(stack, left) === text(stack, right);
      }
      case 'Fn::Not':
        return !list(stack, argument)[0];
      case 'Fn::And':
        return list(stack, argument).every(Boolean);
      case 'Fn::Or':
        return list(stack, argument).some(Boolean);
      case 'Condition':
        return holds(stack, String(argument));
    }
    throw new Error(`stack ${stack.name}: the local cloud cannot evaluate ${name}`);
  }

  function refer(stack: Stack, target: string): unknown {
    switch (target) {
      case 'AWS::Region':
        return place.region;
      case 'AWS::AccountId':
        return LOCAL_ACCOUNT_ID;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return stack.name;
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${place.region}:${LOCAL_ACCOUNT_ID}:stack/${stack.name}/local`;
      case 'AWS::NoValue':
        return NO_VALUE;
    }
    const parameter = stack.template.Parameters[target];
    return parameter ? parameter.Default : attributeOf(stack, target, 'Ref');
  }

  function attributeOf(stack: Stack, logicalId: string, attribute: string): string {
    const resource = stack.template.Resources[logicalId];
    if (!resource) throw new Error(`stack ${stack.name} has no resource or parameter ${logicalId}`);
    const value = attributes({ stack, logicalId, resource })[attribute];
    if (value === undefined) {
      throw new Error(
        `${resource.Type} ${logicalId} (stack ${stack.name}) has no attribute ${attribute} locally`,
      );
    }
    return value;
  }

  function attributes({ stack, logicalId, resource: { Type, Properties } }: Located): Attributes {
    if (Type === 'AWS::Lambda::Version' || Type === 'AWS::Lambda::Alias') {
      const qualifier = Type === 'AWS::Lambda::Alias' ? text(stack, Properties['Name']) : '1';
      const functionName = text(stack, Properties['FunctionName']).replace(/^.*:function:/, '');
      const { Arn: arn } = attributesOf('AWS::Lambda::Function', functionName, place);
      return { Ref: `${arn}:${qualifier}`, AliasArn: `${arn}:${qualifier}`, Version: qualifier };
    }
    const explicit = Properties[namingProperty(Type) ?? ''];
    const isFifo = Properties['FifoQueue'] === true;
    const name =
      explicit === undefined ? generatedName(Type, stack.name, logicalId, isFifo) : text(stack, explicit);
    return attributesOf(Type, name, place);
  }

  function substitute(stack: Stack, argument: unknown): string {
    const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const own = variables as Record<string, unknown>;
    const replaced = String(template).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in own) return text(stack, own[name]);
      const [logicalId = '', ...attribute] = name.split('.');
      return attribute.length > 0
        ? attributeOf(stack, logicalId, attribute.join('.'))
        : String(refer(stack, name));
    });
    return resolveDynamicReferences(replaced, secretValue);
  }

  function importValue(exportName: string): unknown {
    for (const stack of assembly.stacks) {
      for (const { Value, Export } of Object.values(stack.template.Outputs)) {
        if (Export && text(stack, Export.Name) === exportName) return resolve(stack, Value);
      }
    }
    throw new Error(`no stack exports ${exportName}`);
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

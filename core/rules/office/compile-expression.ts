import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { type Constants, ExpressionCompiler } from './expression-compiler.ts';
import { type ExpressionIssue, isIssueCode } from './expression-issue.ts';
import { ExpressionMistake } from './expression-mistake.ts';
import type { FactScope } from './fact-scope.ts';
import { officeFacts } from './office-facts.ts';
import { officeFunctions } from './office-functions.ts';

export type Compiled<Value> =
  | { readonly ok: true; readonly read: (scope: FactScope) => Value | null }
  | { readonly ok: false; readonly issue: ExpressionIssue };

/** An expression is a rule of an office, not a program. */
const maxCharacters = 5_000;
const limits = { maxAstNodes: 500, maxDepth: 30, maxListElements: 500, maxCallArguments: 2 };

/**
 * Compiles a condition in the Common Expression Language over the declared facts and functions. The library
 * parses it and checks its types; what runs is made of closures over the facts' slots. `null` where it hangs on
 * a fact that the case does not tell: as in CEL, `false && unknown` is false and `true || unknown` is true.
 */
export function compileCondition(source: string, constants: Constants = {}): Compiled<boolean> {
  return compile(source, constants, (compiler, ast) => compiler.boolean(ast));
}

/** The same for an amount of money in yuan. */
export function compileAmount(source: string, constants: Constants = {}): Compiled<number> {
  return compile(source, constants, (compiler, ast) => compiler.number(ast));
}

function compile<Value>(
  source: string,
  constants: Constants,
  build: (compiler: ExpressionCompiler, ast: ASTNode) => (scope: FactScope) => Value | null,
): Compiled<Value> {
  const issue = issueBeforeParsing(source, constants);
  if (issue) return { ok: false, issue };
  try {
    const parsed = declaredNames(constants).parse(source);
    const { valid, error } = parsed.check();
    if (!valid && error) return { ok: false, issue: issueOf(error, source) };
    return { ok: true, read: build(new ExpressionCompiler(constants), parsed.ast) };
  } catch (error) {
    if (error instanceof ExpressionMistake || error instanceof ParseError)
      return { ok: false, issue: issueOf(error, source) };
    throw error;
  }
}

/** What the parser must not be given: it would throw a defect, or run out of stack. */
function issueBeforeParsing(source: string, constants: Constants): ExpressionIssue | null {
  if (source.length > maxCharacters)
    return { code: 'too-long', start: maxCharacters, end: maxCharacters, text: '', detail: '' };
  const taken = Object.keys(constants).find(isTaken);
  return taken === undefined ? null : { code: 'taken-name', start: 0, end: 0, text: taken, detail: '' };
}

/** The library has names of its own besides: types such as `int`, and words such as `for`. */
function isTaken(name: string): boolean {
  if (officeFunctions.some((one) => one.name === name)) return true;
  try {
    declaredNames({ [name]: 0 });
    return false;
  } catch {
    return true;
  }
}

/** What the library checks names and types against. It never evaluates: the handlers are out of reach. */
function declaredNames(constants: Constants): Environment {
  const environment = new Environment({ limits });
  for (const { name, type } of officeFacts) environment.registerVariable(name, type);
  for (const { name, type } of officeFunctions) {
    environment.registerFunction(`${name}(string): ${type}`, () => null);
  }
  for (const [name, value] of Object.entries(constants)) {
    environment.registerConstant(name, typeof value === 'string' ? 'string' : 'double', value);
  }
  return environment;
}

function issueOf(
  error: Pick<ParseError, 'code' | 'range'> & { readonly summary?: string },
  source: string,
): ExpressionIssue {
  const { start, end } = error.range ?? { start: 0, end: 0 };
  const code = isIssueCode(error.code) ? error.code : 'other';
  return { code, start, end, text: source.slice(start, end), detail: error.summary ?? '' };
}

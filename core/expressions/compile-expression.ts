import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { type Constants, type ExpressionCall, ExpressionCompiler } from './expression-compiler.ts';
import { type ExpressionIssue, isIssueCode } from './expression-issue.ts';
import { ExpressionMistake } from './expression-mistake.ts';
import type { FactScope, Vocabulary } from './vocabulary.ts';

export type Compiled<Subject, Value> =
  | {
      readonly ok: true;
      readonly read: (scope: FactScope<Subject>) => Value | null;
      /** Names of the facts that it hangs on. */
      readonly facts: readonly string[];
      /** What it asks of functions. */
      readonly calls: readonly ExpressionCall[];
    }
  | { readonly ok: false; readonly issue: ExpressionIssue };

/** An expression is a rule or a formula, not a program. */
const maxCharacters = 5_000;
const limits = { maxAstNodes: 500, maxDepth: 30, maxListElements: 500, maxCallArguments: 2 };

/**
 * Compiles a condition in the Common Expression Language over the facts and functions of a vocabulary. The library
 * parses it and checks its types; what runs is made of closures over the facts' slots. `null` where it hangs on
 * a fact that is not told: as in CEL, `false && unknown` is false and `true || unknown` is true.
 */
export function compileCondition<Subject>(
  vocabulary: Vocabulary<Subject>,
  source: string,
  constants: Constants = {},
): Compiled<Subject, boolean> {
  return compile(vocabulary, source, constants, (compiler, ast) => compiler.boolean(ast));
}

/** The same for a number: an amount of money in yuan, or points. */
export function compileNumber<Subject>(
  vocabulary: Vocabulary<Subject>,
  source: string,
  constants: Constants = {},
): Compiled<Subject, number> {
  return compile(vocabulary, source, constants, (compiler, ast) => compiler.number(ast));
}

function compile<Subject, Value>(
  vocabulary: Vocabulary<Subject>,
  source: string,
  constants: Constants,
  build: (compiler: ExpressionCompiler<Subject>, ast: ASTNode) => (scope: FactScope<Subject>) => Value | null,
): Compiled<Subject, Value> {
  const issue = issueBeforeParsing(vocabulary, source, constants);
  if (issue) return { ok: false, issue };
  try {
    const parsed = declaredNames(vocabulary, constants).parse(source);
    const { valid, error } = parsed.check();
    if (!valid && error) return { ok: false, issue: issueOf(error, source) };
    const compiler = new ExpressionCompiler(vocabulary, constants);
    const read = build(compiler, parsed.ast);
    return { ok: true, read, facts: [...compiler.facts], calls: compiler.calls };
  } catch (error) {
    if (error instanceof ExpressionMistake || error instanceof ParseError)
      return { ok: false, issue: issueOf(error, source) };
    throw error;
  }
}

/** What the parser must not be given: it would throw a defect, or run out of stack. */
function issueBeforeParsing<Subject>(
  vocabulary: Vocabulary<Subject>,
  source: string,
  constants: Constants,
): ExpressionIssue | null {
  if (source.length > maxCharacters)
    return { code: 'too-long', start: maxCharacters, end: maxCharacters, text: '', detail: '' };
  const taken = Object.keys(constants).find((name) => isTakenName(vocabulary, name));
  return taken === undefined ? null : { code: 'taken-name', start: 0, end: 0, text: taken, detail: '' };
}

/**
 * Whether a constant, or another fact, cannot have the name: it is one of the vocabulary, or of the library, which has
 * types such as `int`, and words such as `for`.
 */
export function isTakenName<Subject>(vocabulary: Vocabulary<Subject>, name: string): boolean {
  if (vocabulary.functions.some((one) => one.name === name)) return true;
  try {
    declaredNames(vocabulary, { [name]: 0 });
    return false;
  } catch {
    return true;
  }
}

/** What the library checks names and types against. It never evaluates: the handlers are out of reach. */
function declaredNames<Subject>(vocabulary: Vocabulary<Subject>, constants: Constants): Environment {
  const environment = new Environment({ limits });
  for (const { name, type } of vocabulary.facts) environment.registerVariable(name, type);
  for (const { name, type } of vocabulary.functions) {
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

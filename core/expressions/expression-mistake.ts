import type { ASTNode, SourceRange } from '@marcbachmann/cel-js';

/** What our language leaves out of CEL, or asks beyond it. Caught where expressions are compiled. */
export class ExpressionMistake extends Error {
  readonly code: string;
  readonly range: SourceRange;

  constructor(
    code: 'unsupported' | 'wrong-type' | 'literal-argument' | 'unknown-argument' | 'unsafe-number',
    { range }: Pick<ASTNode, 'range'>,
  ) {
    super(code);
    this.code = code;
    this.range = range;
  }
}

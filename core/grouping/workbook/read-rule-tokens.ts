export interface Token {
  readonly kind: 'word' | 'number' | 'sign' | 'strange' | 'end';
  /** Words keep their case; signs are in their plain form. */
  readonly text: string;
  /** In the text of the cell, from 1. */
  readonly position: number;
}

/** Typists and spreadsheets leave other forms of the same signs; each keeps its width, so that positions hold. */
const plainForms: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '｛': '{',
  '｝': '}',
  '，': ',',
  '、': ',',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '==': '=',
  '!=': '<>',
};

const tokenPattern =
  /(?<word>[\p{L}_][\p{L}\p{N}_.-]*)|(?<number>\d+(?:\.\d+)?)|(?<sign><=|>=|<>|==|!=|[(){},=<>∩（）｛｝，、＝＜＞≤≥≠])|(?<strange>\S)/gu;

/** Cuts a rule into words, numbers and signs; the last token is always the end. */
export function readRuleTokens(rule: string): readonly Token[] {
  const text = rule.replaceAll(/_x000d_/gi, ' '.repeat('_x000D_'.length));
  const tokens = [...text.matchAll(tokenPattern)].map(toToken);
  return [...tokens, { kind: 'end', text: '', position: rule.length + 1 }];
}

function toToken({ groups = {}, index, 0: text }: RegExpExecArray): Token {
  const position = index + 1;
  if (groups['word'] !== undefined) return { kind: 'word', text, position };
  if (groups['number'] !== undefined) return { kind: 'number', text, position };
  if (groups['sign'] !== undefined) return { kind: 'sign', text: plainForms[text] ?? text, position };
  return { kind: 'strange', text, position };
}

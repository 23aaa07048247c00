import { stripVTControlCharacters } from 'node:util';

/** What stands in the place of the ids, times and addresses that a page shows: by what is shown, what there is. */
export type Stand = Map<string, string>;

/** Ids and times of which a page shows an example; each reader has others. */
const examples = [
  /\d{14}-[0-9a-f]{12}/, // a batch
  /\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z/, // the folder of an upload
  /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z/,
  /whsec_[A-Za-z0-9+/=]+/,
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
  /\b(?:[0-9a-f]{16,64}|[0-9a-f]{12})\b/, // an alert, a finding, a document, a webhook
] as const;

const anyExample = new RegExp(examples.map(({ source }) => `(?:${source})`).join('|'), 'g');

/** A command as this reader has to type it. */
export function fillIn(command: string, stand: Stand): string {
  return [...stand].reduce((text, [shown, actual]) => text.replaceAll(shown, actual), command);
}

/**
 * Whether the output is the one shown. `…` is anything within a line, a line of `…` alone any number of lines; an
 * example of an id or a time is any of its kind, the same one wherever it is shown, and is put into `stand`. Spaces at
 * the ends of lines do not count.
 */
export function isShown(shown: string, actual: string, stand: Stand): boolean {
  const names: string[] = [];
  const pattern = tidy(shown)
    .split('\n')
    .map((line) => (line.trim() === '…' ? '(?:.*\n)*?' : `${linePattern(line, stand, names)}\n`))
    .join('');
  const match = new RegExp(`^${pattern}$`).exec(`${tidy(actual)}\n`);
  for (const [at, name] of names.entries()) if (match) stand.set(name, match[at + 1] ?? '');
  return match !== null;
}

function linePattern(line: string, stand: Stand, names: string[]): string {
  let pattern = '';
  let end = 0;
  for (const { 0: example, index } of line.matchAll(anyExample)) {
    pattern += literal(line.slice(end, index)) + examplePattern(example, stand, names);
    end = index + example.length;
  }
  return pattern + literal(line.slice(end));
}

function examplePattern(example: string, stand: Stand, names: string[]): string {
  const known = stand.get(example);
  if (known !== undefined) return literal(known);
  const before = names.indexOf(example);
  if (before !== -1) return `\\${before + 1}`;
  names.push(example);
  const kind = examples.find((candidate) => new RegExp(`^(?:${candidate.source})$`).test(example));
  return `(${kind?.source})`;
}

function literal(text: string): string {
  return text
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('.*?');
}

/** Without colours, and spaces at the ends of lines. */
function tidy(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[ \t\r]+$/gm, '')
    .trim();
}

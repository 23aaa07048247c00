import { readFileSync } from 'node:fs';

export interface RunbookSection {
  readonly title: string;
  readonly level: number;
  readonly body: string;
}

/** `docs/runbook.md`, and its sections of alarms by the alarm's name. */
export function runbook() {
  const text = readFileSync('docs/runbook.md', 'utf8');
  const sections = new Map<string, RunbookSection>();
  for (const part of text.split(/^(?=##)/m).slice(1)) {
    const [, marks = '', title = ''] = /^(#+) (.*)$/m.exec(part) ?? [];
    const name = /^([A-Z]\w+) ·/.exec(title)?.[1];
    if (name) sections.set(name, { title, level: marks.length, body: part });
  }
  return { text, sections };
}

/** Lines of the fenced blocks of a text. */
export function commandsIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.split('\n')).filter((line) => line !== '');
}

/** The only line of a section that begins so. */
export function commandOf(alarm: string, beginning: string): string {
  const body = runbook().sections.get(alarm)?.body ?? '';
  const [line] = commandsIn(body).filter((one) => one.startsWith(beginning));
  if (line === undefined) throw new Error(`docs/runbook.md: no '${beginning}' under ${alarm}`);
  return line;
}

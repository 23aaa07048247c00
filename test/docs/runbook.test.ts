import { describe, expect, it } from 'vitest';
import { synthesized, synthesizedBeside } from '../lib/synthesized.ts';
import { expectCommand } from '../support/known-command.ts';
import { commandsIn, runbook } from '../support/runbook.ts';

const { sections, text } = runbook();

/** Of all stacks, without the names of queues and functions behind. */
function alarmsOf(stage: 'dev' | 'prod'): readonly string[] {
  const stacks = [synthesized(stage), synthesizedBeside('Watch', stage)];
  const alarms = stacks
    .flatMap(({ resources }) => Object.values(resources))
    .filter(({ Type }) => /^AWS::CloudWatch::(Composite)?Alarm$/.test(Type));
  return [
    ...new Set(alarms.map(({ Properties }) => String(Properties.AlarmName).split('-')[2] ?? '')),
  ].sort();
}

describe('docs/runbook.md', () => {
  it.each(['dev', 'prod'] as const)(
    'has a section for each alarm of %s, and an alarm for each section',
    (stage) => {
      expect([...sections.keys()].sort()).toEqual(alarmsOf(stage));
    },
  );

  it('titles each section in both languages', () => {
    for (const [name, { title }] of sections)
      expect(title).toMatch(new RegExp(`^${name} · \\p{Script=Han}+ · [A-Z][\\w, ]+$`, 'u'));
  });

  it('says of each sign what to do first, when it is over, and what not to do', () => {
    const signs = [...sections.values()].filter(({ level }) => level === 3);
    expect(signs.length).toBeGreaterThan(15);
    for (const { title, body } of signs) {
      expect(commandsIn(body).length, title).toBeGreaterThan(0);
      expect(body, title).toContain('**Over**');
      expect(body, title).toContain('**Do not**');
    }
  });

  it('leads to sections that are there', () => {
    const slugs = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, slug]) => slug);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(slugs).toContain(link);
  });

  it('names alarms of a stage only that are there', () => {
    const named = [...text.matchAll(/--alarm-names? ((?:DrgSentinel-prod-\w+ ?)+)/g)].flatMap(
      ([, names = '']) => names.trim().split(' '),
    );
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(alarmsOf('prod')).toContain(name.split('-')[2]);
  });

  it.each(commandsIn(text).filter((line) => line.startsWith('sentinel ')))('%s: is a command', (line) => {
    expectCommand(line);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoBatch } from '../../bin/demo/demo-batch.ts';
import { yuan } from '../../bin/yuan.ts';
import { outcomeOf } from '../../core/chunk-outcome.ts';
import { overviewOf } from '../../core/indicators/overview.ts';
import { severityWords } from '../../core/rules/severity-words.ts';
import { auditGenerated } from '../generator/audit-generated.ts';
import { demoKnowledge } from '../generator/demo-knowledge.ts';

const { hospital, cases, malformed, seed } = demoBatch;
const { audited } = auditGenerated({ hospital, cases, seed, knowledge: demoKnowledge });
const counts = {
  read: cases + malformed,
  accepted: cases,
  rejected: malformed,
  duplicate: 0,
  replaced: 0,
  superseded: 0,
  withdrawn: 0,
  withdrawn_unknown: 0,
};
const { findings, flagged_cases, amount_identified_fen, outpatient } = overviewOf(
  outcomeOf(counts, [], audited).totals,
);

describe.each(['README.md', 'README.zh-CN.md'])('the demonstration that %s quotes', (name) => {
  const lines = readFileSync(name, 'utf8').split('\n');
  const cells = (line: string) => line.split('│').map((cell) => cell.trim());
  const rowOf = (first: string) => cells(lines.find((line) => cells(line)[1] === first) ?? '').slice(2, -1);

  it('reads and takes what is uploaded', () => {
    const row = ['read', 'accepted', 'outpatient', 'replaced', 'rejected', 'duplicate'];
    expect(rowOf(`${counts.read}`)).toEqual(
      [cases, outpatient.bills, 0, malformed, 0].map((count) => `${count}`),
    );
    const heads = lines.find((line) => line.includes('读取 read')) ?? '';
    expect(
      cells(heads)
        .slice(1, -1)
        .map((head) => head.split(' ')[1]),
    ).toEqual(row);
  });

  it('finds so much of each severity, and so many cases', () => {
    for (const [severity, { zh, en }] of Object.entries(severityWords)) {
      const found = findings.by_severity[severity as keyof typeof severityWords];
      const told = found && [
        `${found}`,
        yuan(findings.amount_fen_by_severity[severity as keyof typeof severityWords] ?? 0),
      ];
      expect(rowOf(`${zh} ${en}`)).toEqual(told ?? []);
    }
    const text = lines.join('\n');
    expect(text).toContain(`${yuan(amount_identified_fen)}（${flagged_cases} 例 cases`);
    expect(text).toContain(`Alerts received from the queue: ${flagged_cases}`);
  });
});

import { describe, expect, it } from 'vitest';
import { readAuditReport } from '../../tools/audit-report.ts';

const weakness = (nodes: string[], fixAvailable: unknown = false) => ({
  name: 'yauzl',
  severity: 'high',
  range: '<3.4.1',
  via: [{ title: 'Reads behind the end', url: 'https://github.com/advisories/GHSA-0' }, 'buffer-crc32'],
  nodes,
  effects: [],
  fixAvailable,
});
const printed = (vulnerabilities: Record<string, unknown>) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });
const isOfDevelopment = (path: string) => path.includes('/dev-');

describe('the audit of dependencies', () => {
  it('finds nothing only where the registry says so', () => {
    expect(readAuditReport(printed({}), isOfDevelopment)).toEqual({ isAnswered: true, advisories: [] });
  });

  it('tells what is weak, why, and what mends it', () => {
    const fix = { name: 'yauzl', version: '3.4.1', isSemVerMajor: false };
    expect(
      readAuditReport(printed({ yauzl: weakness(['node_modules/yauzl'], fix) }), isOfDevelopment),
    ).toEqual({
      isAnswered: true,
      advisories: [
        {
          package: 'yauzl',
          severity: 'high',
          range: '<3.4.1',
          because: ['Reads behind the end https://github.com/advisories/GHSA-0', 'buffer-crc32'],
          isOfProduction: true,
          fix: 'yauzl@3.4.1',
        },
      ],
    });
  });

  it.each([
    [['node_modules/dev-a', 'node_modules/dev-b/node_modules/yauzl'], false],
    [['node_modules/dev-a', 'node_modules/yauzl'], true],
    [[], true],
  ])('counts %j as of production: %s', (nodes, isOfProduction) => {
    const report = readAuditReport(printed({ yauzl: weakness(nodes) }), isOfDevelopment);
    expect(report).toMatchObject({ advisories: [{ isOfProduction, fix: null }] });
  });

  it.each([
    [
      'a registry that takes no audits',
      '{"message":"405 Method Not Allowed","statusCode":405}',
      '405 Method Not Allowed',
    ],
    ['a proxy that answers with a page', '<html>Bad gateway</html>', '<html>Bad gateway</html>'],
    ['a report cut off', '{"auditReportVersion":2,"vuln', '{"auditReportVersion":2,"vuln'],
    ['an empty object', '{}', '{}'],
    ['nothing', '', ''],
  ])('takes %s for no answer, never for nothing found', (_, text, reason) => {
    expect(readAuditReport(text, isOfDevelopment)).toEqual({ isAnswered: false, reason });
  });
});

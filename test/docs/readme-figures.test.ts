import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCoverage } from '../../platform/knowledge/load-coverage.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { tablesUnder } from '../support/document-tables.ts';

const indicators = loadManagementIndicators();
const given = indicators.filter(({ formula }) => formula.kind === 'given');
const national = new Set(loadCoverage().map(({ id }) => id));
const own = loadKnowledge().rules.rules.filter(({ id }) => !national.has(id));
const [costs = []] = tablesUnder('data-model.md', 'A million cases');
const processing = costs.find(({ what }) => what === '**processing**')?.['USD'] ?? '';

describe.each([
  {
    name: 'README.md',
    ofIndicators: `${indicators.length} indicators as data, ${given.length} of them from imported measures`,
    ofRules: `${own.length} rules of our own`,
    ofCosts: `A million cases cost some ${processing.replaceAll('*', '')} USD`,
  },
  {
    name: 'README.zh-CN.md',
    ofIndicators: `${indicators.length} 项指标以数据定义，其中 ${given.length} 项靠导入`,
    ofRules: `${own.length} 条自编规则`,
    ofCosts: `处理一百万例约 ${processing.replaceAll('*', '')} 美元`,
  },
])('the figures of $name', ({ name, ofIndicators, ofRules, ofCosts }) => {
  const text = readFileSync(name, 'utf8');

  it('are as many indicators and rules of our own as are installed', () => {
    expect(text).toContain(ofIndicators);
    expect(text).toContain(ofRules);
  });

  it('are the costs that the data model reckons', () => {
    expect(text).toContain(ofCosts);
  });
});

import { loadGrouper } from '../platform/knowledge/load-grouper.ts';

/** Loads a scheme, groups a case, and tells when and how large the process was then. */
const [knowledgeDir = '', id = ''] = process.argv.slice(2);
const { drg } = loadGrouper(knowledgeDir, id).group({
  id: 'first',
  sex: '1',
  ageYears: 50,
  ageDays: null,
  weightGrams: null,
  dept: null,
  losDays: 7,
  dischargeWay: '1',
  dx: ['I60.000', 'A70.x00'],
  proc: [],
});
if (drg !== 'BR11') throw new Error(`grouped to ${drg}`);
process.stdout.write(JSON.stringify({ ms: performance.now(), rssBytes: process.memoryUsage.rss() }));

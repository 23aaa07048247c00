import { readFileSync } from 'node:fs';
import { addDays } from '../../core/claims/calendar-days.ts';
import type { StackDescription } from '../../local/describe-stack.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadHospitals } from '../../platform/knowledge/load-knowledge.ts';
import { loadOrderWays } from '../../platform/knowledge/load-order-ways.ts';
import { openStackAt } from '../endpoints.ts';
import { hookChannel } from './hook-channel.ts';
import { nhsaChannel } from './nhsa-channel.ts';
import { WardCharts } from './ward-encounters.ts';
import { parseWardScript } from './ward-script.ts';
import type { WardStage } from './ward-stage.ts';

/**
 * Sets the script of a file up in a running stack. Its day is played as yesterday, so that no order lies in the
 * future whatever the clock says; encounters and persons are new each time.
 */
export function setWardStage(
  scriptFile: string,
  description: StackDescription,
  { endpoints, tell }: Pick<WardStage, 'endpoints' | 'tell'>,
): WardStage {
  const script = parseWardScript(JSON.parse(readFileSync(scriptFile, 'utf8')));
  const hospital = loadHospitals().get(script.hospital);
  if (!hospital) throw new Error(`${script.hospital} is not registered`);
  const now = () => new Date();
  const run = `WD${now().getTime().toString(36)}`;
  let messages = 0;
  const { overrideReasons } = loadOrderWays(knowledgeFolder()).presentation;
  return {
    script,
    hospital,
    charts: new WardCharts(script, run, addDays(chinaTime(now()).slice(0, 10), -1)),
    channels: {
      nhsa: nhsaChannel(hospital, () => `${run}-${++messages}`),
      'cds-hooks': hookChannel(overrideReasons.system, now),
    },
    stack: openStackAt(description),
    description,
    endpoints,
    now,
    tell,
  };
}

import type { Words } from '../../core/claims/words.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { daysOfTrail, readTrail } from '../../platform/trail/read-trail.ts';
import type { TrailAct, TrailEntry } from '../../platform/trail/trail-entry.ts';
import { openStack } from '../endpoints.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printTable } from './print-table.ts';

export interface TrailOptions {
  /** Days in China, both included. */
  readonly from: string;
  readonly to: string;
  readonly subject?: string;
  readonly case?: string;
  readonly hospital?: string;
  readonly endpoints: string;
  readonly json?: boolean;
}

/** `sentinel trail`: who saw, exported and decided what. */
export async function showTrail(options: TrailOptions): Promise<void> {
  const { from, to, json } = options;
  if (to < from) throw new WrongUsage(`--to ${to} 早于 --from ${from} ends before it begins`);
  const { trail } = openStack(options.endpoints);
  const found: TrailEntry[] = [];
  for await (const day of daysOfTrail(trail, from, to)) {
    const asked = (await readTrail(trail, day)).filter((entry) => isAsked(entry, options));
    if (json) say(asked.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    else found.push(...asked);
  }
  if (json) return;
  if (found.length === 0) return say('没有记录 nothing was kept\n');
  printTable(
    ['时间 when', '何人 who', '何事 what', '结果 answer', '对象 of what'],
    found.map((entry) => [
      chinaTime(new Date(entry.at)),
      whoText(entry),
      whatText(entry),
      entry.status || '',
      ofText(entry),
    ]),
    [null, null, null, null, 60],
  );
}

function isAsked({ by, of }: TrailEntry, asked: TrailOptions): boolean {
  const isOfCase = (id: string) => id === asked.case || id.endsWith(`#${asked.case}`);
  return (
    (asked.subject === undefined || by.sub === asked.subject) &&
    (asked.hospital === undefined || of.hospital === asked.hospital) &&
    (asked.case === undefined || (of.cases ?? []).some(isOfCase))
  );
}

const actWords: Readonly<Record<TrailAct, Words>> = {
  'case-read': { zh: '查看病例', en: 'read a case' },
  'cases-listed': { zh: '列出病例', en: 'listed cases' },
  'alert-read': { zh: '查看提醒', en: 'read alerts' },
  export: { zh: '导出', en: 'exported' },
  decision: { zh: '处理', en: 'decided' },
  'knowledge-decision': { zh: '知识库决定', en: 'decided about knowledge' },
  upload: { zh: '上传', en: 'uploaded' },
  operation: { zh: '运维操作', en: 'operated' },
};

function whoText({ by }: TrailEntry): string {
  const { sub, name, role, hospital, department, doctor } = by;
  const place = [hospital, department, doctor].filter((part) => part !== undefined).join(' ');
  return `${name === undefined || name === sub ? sub : `${name} (${sub})`}\n${role} ${place}`.trim();
}

function whatText({ act, route, of }: TrailEntry): string {
  const { zh, en } = actWords[act];
  return `${zh} ${en}${of.action === undefined ? '' : `: ${of.action}`}\n${route}`;
}

const mostShown = 8;

function ofText({ of }: TrailEntry): string {
  const { action: _action, ...subject } = of;
  return Object.entries(subject)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? listText(value) : value}`)
    .join('\n');
}

function listText(ids: readonly string[]): string {
  const more = ids.length - mostShown;
  return ids.slice(0, mostShown).join(' ') + (more > 0 ? ` … +${more}` : '');
}

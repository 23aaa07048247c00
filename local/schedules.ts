import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { LOCAL_ACCOUNT_ID } from './physical-attributes.ts';
import { readProperties } from './read-properties.ts';
import type { Resolver } from './resolve-intrinsics.ts';

/** A rule that invokes functions by the clock. */
export interface Schedule {
  readonly name: string;
  readonly ruleArn: string;
  readonly expression: string;
  readonly targets: readonly { readonly functionArn: string; readonly input: unknown }[];
}

const ruleSchema = z.object({
  EventPattern: z.undefined('event patterns do not run locally').optional(),
  ScheduleExpression: z.string(),
  State: z.string().default('ENABLED'),
  Targets: z
    .array(
      z.object({
        Arn: z.string().regex(/:lambda:/, 'only functions run as schedule targets locally'),
        Input: z.string().optional(),
        InputPath: z.undefined('InputPath does not run locally').optional(),
        InputTransformer: z.undefined('InputTransformer does not run locally').optional(),
      }),
    )
    .default([]),
});

/** The enabled schedule rules of all stacks. */
export function readSchedules(resolver: Resolver): Schedule[] {
  return resolver.resourcesOf('AWS::Events::Rule').flatMap((located) => {
    const rule = readProperties(resolver, located, ruleSchema);
    if (rule.State !== 'ENABLED') return [];
    const { Ref: name = '', Arn: ruleArn = '' } = resolver.attributes(located);
    const targets = rule.Targets.map(({ Arn, Input }) => ({
      functionArn: Arn,
      input: Input === undefined ? undefined : (JSON.parse(Input) as unknown),
    }));
    return [{ name, ruleArn, expression: rule.ScheduleExpression, targets }];
  });
}

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
/** Longest delay a timer takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Milliseconds between two runs of a `rate(…)` expression; undefined for `cron(…)` and for rates no timer can hold. */
export function ratePeriodMs(expression: string): number | undefined {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (unit === undefined) return undefined;
  const periodMs = Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return periodMs <= MAX_TIMER_MS ? periodMs : undefined;
}

/** Runs the rate schedules by timer until stopped; `idle` names those that wait for a person to invoke them. */
export function runSchedules(
  schedules: readonly Schedule[],
  region: string,
  invoke: (functionArn: string, event: unknown) => void,
): { readonly idle: readonly string[]; stop(): void } {
  const timers: NodeJS.Timeout[] = [];
  const idle: string[] = [];
  for (const schedule of schedules) {
    const periodMs = ratePeriodMs(schedule.expression);
    if (periodMs === undefined) idle.push(`${schedule.name} ${schedule.expression}`);
    else timers.push(setInterval(() => fire(schedule, region, invoke), periodMs));
  }
  return { idle, stop: () => timers.forEach(clearInterval) };
}

function fire(
  { ruleArn, targets }: Schedule,
  region: string,
  invoke: (functionArn: string, event: unknown) => void,
): void {
  for (const { functionArn, input } of targets) {
    invoke(functionArn, input ?? scheduledEvent(ruleArn, region));
  }
}

function scheduledEvent(ruleArn: string, region: string): object {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: LOCAL_ACCOUNT_ID,
    time: new Date().toISOString().replace(/\.\d+/, ''),
    region,
    resources: [ruleArn],
    detail: {},
  };
}

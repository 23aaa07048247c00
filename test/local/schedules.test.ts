import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ratePeriodMs, runSchedules } from '../../local/schedules.ts';

const schedule = (expression: string, input?: unknown) => ({
  name: 'S',
  ruleArn: 'arn:rule',
  expression,
  targets: [{ functionArn: 'arn:f', input }],
});

describe('ratePeriodMs', () => {
  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(90 minutes)', 5_400_000],
    ['rate(2 hours)', 7_200_000],
    ['rate(24 days)', 2_073_600_000],
    ['rate(25 days)', undefined],
    ['cron(0 3 * * ? *)', undefined],
  ])('%s: %s ms', (expression, periodMs) => {
    expect(ratePeriodMs(expression)).toBe(periodMs);
  });
});

describe('runSchedules', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('invokes the target every period until stopped', () => {
    const invoke = vi.fn();
    const schedules = runSchedules([schedule('rate(1 minute)')], 'us-east-1', invoke);
    vi.advanceTimersByTime(150_000);
    schedules.stop();
    vi.advanceTimersByTime(150_000);
    expect(invoke).toHaveBeenCalledTimes(2);
    expect(invoke).toHaveBeenCalledWith('arn:f', expect.objectContaining({ resources: ['arn:rule'] }));
  });

  it('hands over the constant input a rule has', () => {
    const invoke = vi.fn();
    const schedules = runSchedules([schedule('rate(1 hour)', { job: 'x' })], 'us-east-1', invoke);
    vi.advanceTimersByTime(3_600_000);
    schedules.stop();
    expect(invoke).toHaveBeenCalledWith('arn:f', { job: 'x' });
  });

  it('names what it leaves to a person', () => {
    expect(runSchedules([schedule('cron(0 3 * * ? *)')], 'us-east-1', vi.fn()).idle).toEqual([
      'S cron(0 3 * * ? *)',
    ]);
  });
});

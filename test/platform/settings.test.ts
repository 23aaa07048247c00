import { describe, expect, it } from 'vitest';
import { readSettings, required } from '../../platform/settings.ts';

const shape = { TABLE: required, WORK_BUCKET: required, CLOSE_QUEUE_URL: required };

describe('readSettings', () => {
  it('takes what the function asks for and nothing else of the environment', () => {
    const environment = { TABLE: 't', WORK_BUCKET: 'w', CLOSE_QUEUE_URL: 'q', PATH: '/bin' };
    expect(readSettings(environment, shape)).toEqual({ TABLE: 't', WORK_BUCKET: 'w', CLOSE_QUEUE_URL: 'q' });
  });

  it('names every setting that is missing or blank, at once', () => {
    const attempt = () => readSettings({ TABLE: '', WORK_BUCKET: 'w' }, shape);
    expect(attempt).toThrow(/^settings of this function: [\s\S]*TABLE[\s\S]*CLOSE_QUEUE_URL/);
    expect(attempt).not.toThrow('WORK_BUCKET');
  });
});

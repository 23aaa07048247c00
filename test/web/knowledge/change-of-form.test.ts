import { describe, expect, it } from 'vitest';
import type { RuleView } from '../../../functions/knowledge/rule-schemas.ts';
import { changeOf, formOf } from '../../../web/src/pages/knowledge/change-of-form.ts';

const parameter = (name: string, schema: object, value: unknown, national: unknown = value) => ({
  parameter: name,
  name: null,
  unit: null,
  schema: schema as Record<string, unknown>,
  value,
  national,
});
const words = { type: 'array', items: { type: 'string' } };
const ways = { type: 'array', items: { type: 'string', enum: ['home', 'died'] } };
const rule = {
  id: 'R1',
  state: 'in-force',
  severity: 'suspicious',
  confidence: 0.8,
  altered: [],
  national: { severity: 'suspicious', confidence: 0.8 },
  parameters: [
    parameter('maxGapDays', { type: 'integer', minimum: 0 }, 15),
    parameter('exemptDiagnoses', words, ['O', 'P']),
    parameter('exemptDischargeWays', ways, ['died']),
    parameter('isStrict', { type: 'boolean' }, null),
    parameter('groups', { type: 'object' }, { child: { below: 'P18Y' } }),
    parameter('onlineCareTypes', words, null),
  ],
} as unknown as RuleView;
const given = (parameters: object) => ({
  ...formOf(rule),
  parameters: { ...formOf(rule).parameters, ...parameters },
});

describe('the form of a rule', () => {
  it('changes nothing as it is opened', () => {
    expect(changeOf(rule, formOf(rule))).toEqual({ ok: true, change: null });
  });

  it('tells only what is another than the nation has it', () => {
    const form = given({ maxGapDays: '10', exemptDiagnoses: 'O\nP，Z51', exemptDischargeWays: ['died'] });
    expect(changeOf(rule, { ...form, severity: 'reminder' })).toEqual({
      ok: true,
      change: { severity: 'reminder', parameters: { maxGapDays: 10, exemptDiagnoses: ['O', 'P', 'Z51'] } },
    });
  });

  it('switches off without saying anything else', () => {
    expect(changeOf(rule, { ...given({ maxGapDays: '10' }), isOn: false })).toEqual({
      ok: true,
      change: { off: true },
    });
  });

  it('names what is no value at all, every one of them', () => {
    const form = given({ maxGapDays: 'ten', groups: '{"child":' });
    expect(changeOf(rule, form)).toEqual({ ok: false, wrong: ['maxGapDays', 'groups'] });
    expect(changeOf(rule, given({ maxGapDays: '' }))).toEqual({ ok: false, wrong: ['maxGapDays'] });
  });

  it('is back at the nation’s where the region’s own value is taken back', () => {
    const own = {
      ...rule,
      altered: ['parameters'],
      parameters: [parameter('maxGapDays', { type: 'integer' }, 10, 15)],
    };
    const form = formOf(own as unknown as RuleView);
    expect(changeOf(own as unknown as RuleView, form)).toMatchObject({
      change: { parameters: { maxGapDays: 10 } },
    });
    const back = { ...form, parameters: { maxGapDays: '15' } };
    expect(changeOf(own as unknown as RuleView, back)).toEqual({ ok: true, change: null });
  });
});

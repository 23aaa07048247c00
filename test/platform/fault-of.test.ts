import { expect, it } from 'vitest';
import { faultOf } from '../../platform/fault-of.ts';

const patient = /张三|370102198001011234/;

it('what a log says of an error is its kind and place, and nothing of what was read', () => {
  const thrown = errorOf(() => JSON.parse('张三 370102198001011234'));
  expect(String(thrown)).toMatch(patient);
  const { kind, at } = faultOf(thrown);
  expect(kind).toBe('SyntaxError');
  expect(at[0]).toContain('JSON.parse');
  expect(at.join()).not.toMatch(patient);
});

it.each(['bed 12\n    at 张三', '', '张三\n\n370102198001011234\n'])(
  'a message of several lines is not taken for a place: %j',
  (message) => {
    const { at } = faultOf(new TypeError(message));
    expect(at.length).toBeGreaterThan(0);
    expect(at.join()).not.toMatch(patient);
  },
);

it('what is thrown and no error is told by its type alone', () => {
  expect(faultOf('张三')).toEqual({ kind: 'string', at: [] });
});

it('an error of the system says which by its code', () => {
  const refused = Object.assign(new Error('connect 10.0.0.7'), { code: 'ECONNREFUSED' });
  expect(faultOf(refused).kind).toBe('Error ECONNREFUSED');
  expect(faultOf(Object.assign(new Error(), { code: '张三' })).kind).toBe('Error');
});

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

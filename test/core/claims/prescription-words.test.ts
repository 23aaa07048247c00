import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDose, readTimesPerDay } from '../../../core/claims/prescription-words.ts';

describe('readTimesPerDay', () => {
  it.each([
    ['qd', 1],
    ['QD', 1],
    ['bid', 2],
    ['b.i.d.', 2],
    ['po tid pc', 3],
    ['tid.饭后', 3],
    ['qid', 4],
    ['qn', 1],
    ['st', 1],
    ['q8h', 3],
    ['Q12H', 2],
    ['q 6 h', 4],
    ['qh', 24],
    ['q30min', 48],
    ['qod', 0.5],
    ['q2d', 0.5],
    ['tiw', 0.428571],
    ['每日3次', 3],
    ['每天 两次', 2],
    ['一日三次，饭后服', 3],
    ['一日三次饭后服用', 3],
    ['日三次', 3],
    ['３次／日', 3],
    ['1次/日', 1],
    ['2次/周', 0.285714],
    ['每8小时1次', 3],
    ['每十二小时一次', 2],
    ['1次/8小时', 3],
    ['每次2片，每日3次', 3],
    ['隔日一次', 0.5],
    ['隔天', 0.5],
    ['早晚各一次', 2],
    ['早中晚', 3],
    ['每晚一次', 1],
    ['睡前服', 1],
    ['once daily', 1],
    ['Twice a day', 2],
    ['3 times daily', 3],
    ['2x/week', 0.285714],
    ['every 8 hours', 3],
    ['every other day', 0.5],
    ['daily', 1],
    ['once weekly', 0.142857],
  ])('reads %s', (text, times) => expect(readTimesPerDay(text)).toBe(times));

  it.each([
    ['nothing', ''],
    ['as needed, however often at most', 'q8h prn'],
    ['when necessary', '必要时'],
    ['continuously', '持续泵入'],
    ['from two to three times', '每日2-3次'],
    ['one way or the other', 'qd-bid'],
    ['two that contradict each other', '每日2次，tid'],
    ['a bare number, which may be a code of its own', '11'],
    ['the right eye', 'od'],
    ['a rate of no time', '3次/0日'],
    ['words of something else', '口服'],
  ])('reads no rate out of %s (%s)', (_, text) => expect(readTimesPerDay(text)).toBeNull());

  it('reads the same rate in either order of words', () => {
    const every = fc.constantFrom('日', '天', '周');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), every, (times, unit) => {
        expect(readTimesPerDay(`每${unit}${times}次`)).toBe(readTimesPerDay(`${times}次/${unit}`));
      }),
    );
  });

  it('is not kept busy by a long text of brackets', () => {
    expect(readTimesPerDay('('.repeat(1_000_000))).toBeNull();
    expect(readTimesPerDay('每日3次(饭后)(必须)')).toBe(3);
  });
});

describe('readDose', () => {
  it.each([
    ['0.5g', 0.5, 'g'],
    ['0.5 G', 0.5, 'G'],
    ['500mg/次', 500, 'mg'],
    ['5µg', 5, 'μg'],
    ['10 mg/kg', 10, 'mg/kg'],
    ['每次2片', 2, '片'],
    ['半片', 0.5, '片'],
    ['½片', 0.5, '片'],
    ['1/2 片', 0.5, '片'],
    ['两粒', 2, '粒'],
    ['40万单位', 400_000, '单位'],
    ['0.5g(2片)', 0.5, 'g'],
    ['0.25', 0.25, null],
  ])('reads %s', (text, dose, unit) => expect(readDose(text)).toEqual({ dose, unit }));

  it.each(['', '适量', '1-2片', '0.5g*2', '10ml:2支', '0g', '2片/日', '1/0片', '遵医嘱'])(
    'reads no dose out of "%s"',
    (text) => expect(readDose(text)).toBeNull(),
  );
});

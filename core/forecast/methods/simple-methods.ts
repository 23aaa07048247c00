import { type Method, yearMonths } from './method.ts';

/** As last month. Hyndman & Athanasopoulos, Forecasting: principles and practice (FPP), 3rd ed., 5.2. */
export const naive: Method = {
  id: 'naive',
  minMonths: 1,
  forecast: ({ values }, horizon) => Array<number>(horizon).fill(values.at(-1) ?? 0),
};

/** As in the same month a year ago. FPP 5.2. */
export const seasonalNaive: Method = {
  id: 'seasonal-naive',
  minMonths: yearMonths,
  forecast: ({ values }, horizon) =>
    Array.from({ length: horizon }, (_, at) => values[values.length - yearMonths + (at % yearMonths)] ?? 0),
};

/** The mean of the last twelve months, or of as many as there are; a year has every season once. FPP 3.3 and 5.2. */
export const movingAverage: Method = {
  id: 'moving-average',
  minMonths: 1,
  forecast: ({ values }, horizon) => {
    const last = values.slice(-yearMonths);
    const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
    return Array<number>(horizon).fill(mean);
  },
};

/** On from the last month by the average change between months. FPP 5.2. */
export const drift: Method = {
  id: 'drift',
  minMonths: 2,
  forecast: ({ values }, horizon) => {
    const last = values.at(-1) ?? 0;
    const change = (last - (values[0] ?? 0)) / (values.length - 1);
    return Array.from({ length: horizon }, (_, at) => last + (at + 1) * change);
  },
};

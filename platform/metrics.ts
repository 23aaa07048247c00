import { Metrics } from '@aws-lambda-powertools/metrics';

/** Figures of a handler, told as lines of its log. The service is their only dimension: never a hospital, never a person. */
export const metrics = new Metrics();

import { Logger } from '@aws-lambda-powertools/logger';

/** Structured log of a handler. Batches, chunks and counts only: never a patient, never a row. */
export const log = new Logger();

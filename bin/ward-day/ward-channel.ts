import type { WardEncounter, WardOrder } from './ward-encounters.ts';

/** A call of the stack's API, to be sent as it is, and again. */
export interface WardCall {
  readonly path: string;
  readonly body: string;
}

/** What came back about orders. */
export interface Heard {
  /** `ok`, or how much of the engine was there. */
  readonly engine: string;
  /** What it had to do without. */
  readonly lacks: readonly string[];
  readonly warnings: readonly HeardWarning[];
  /** How many were kept back, by why. */
  readonly withheld: Readonly<Record<string, number>>;
}

export interface HeardWarning {
  readonly id: string;
  readonly rule: string;
  readonly needsReason: boolean;
  /** What the clinician reads first. */
  readonly says: string;
}

/** What a doctor did about a warning. */
export interface Feedback {
  readonly id: string;
  readonly isKept: boolean;
  /** In words, and by the code of one that was offered. */
  readonly reason: string | null;
  readonly code: string | null;
}

/** A protocol as a ward's system speaks it. */
export interface WardChannel {
  readonly ask: (encounter: WardEncounter, current: readonly WardOrder[]) => WardCall;
  /** Throws where the answer is not one of the protocol. */
  readonly hear: (answer: unknown) => Heard;
  readonly answer: (feedback: readonly Feedback[]) => WardCall;
  /** Whether the stack took down so much feedback, by what it said to it. */
  readonly isTaken: (reply: unknown, count: number) => boolean;
}

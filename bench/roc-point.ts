import { type FoundThing, keyOfCase, type PlantedThing } from './score-rules.ts';

/** A rule as a test of the cases that it could judge: one point of its ROC curve. */
export interface RocPoint {
  readonly judged: number;
  /** Of the planted, those found; `null` where none was planted. */
  readonly truePositiveRate: number | null;
  /** Of the others, those found; `null` where there are none. */
  readonly falsePositiveRate: number | null;
  /** Of the found, those that nobody planted; `null` where nothing was found. */
  readonly falseDiscoveryRate: number | null;
}

/** The point at which a rule stands with its settings, over the cases that `judged` names by their keys. */
export function rocPoint(
  rule: string,
  planted: Iterable<PlantedThing>,
  found: Iterable<FoundThing>,
  judged: ReadonlySet<string>,
): RocPoint {
  const ofRule = ({ rule_id }: PlantedThing | FoundThing) => rule_id === rule;
  const violations = [...planted].filter((thing) => ofRule(thing) && thing.kind === 'violation');
  const positives = judged.intersection(new Set(violations.map(keyOfCase)));
  const flagged = judged.intersection(new Set([...found].filter(ofRule).map(keyOfCase)));
  const wrong = flagged.difference(positives).size;
  const share = (some: number, all: number) => (all === 0 ? null : some / all);
  return {
    judged: judged.size,
    truePositiveRate: share(flagged.intersection(positives).size, positives.size),
    falsePositiveRate: share(wrong, judged.size - positives.size),
    falseDiscoveryRate: share(wrong, flagged.size),
  };
}

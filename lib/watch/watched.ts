import type { Stack } from 'aws-cdk-lib';
import type { Stage } from '../../config/stages.ts';
import { AlertTopic } from '../alert-topic.ts';
import { ClaimsTable } from '../claims-table.ts';
import { GuardedQueue } from '../guarded-queue.ts';
import { HandlerFunction } from '../handler-function.ts';
import { HttpApi } from '../http-api.ts';
import { MissedTurns } from '../missed-turns.ts';

/** The parts of the working stack that tell how it is. */
export interface Watched {
  readonly stage: Stage;
  /** Of the stack: what its alarms and its dashboard are called by. */
  readonly name: string;
  readonly region: string;
  readonly queues: readonly GuardedQueue[];
  readonly functions: readonly HandlerFunction[];
  readonly table: ClaimsTable;
  readonly http: HttpApi;
  readonly missed: MissedTurns;
  readonly topic: AlertTopic;
  /** Throws where there is none of that name. */
  readonly functionNamed: (name: string) => HandlerFunction;
}

/** Finds them in the tree, so that a queue or a function that is added is watched from its first day. */
export function watchedIn(stack: Stack, stage: Stage): Watched {
  const every = stack.node.findAll();
  const all = <T>(kind: new (...given: never[]) => T) =>
    every.filter((one): one is T & typeof one => one instanceof kind);
  const only = <T>(kind: new (...given: never[]) => T): T => {
    const [found] = all(kind);
    if (!found) throw new Error(`${stack.stackName} has no ${kind.name}`);
    return found;
  };
  const functions = all(HandlerFunction);
  return {
    stage,
    name: stack.stackName,
    region: stack.region,
    queues: all(GuardedQueue),
    functions,
    table: only(ClaimsTable),
    http: only(HttpApi),
    missed: only(MissedTurns),
    topic: only(AlertTopic),
    functionNamed: (name) => {
      const found = functions.find((one) => one.name === name);
      if (!found) throw new Error(`${stack.stackName} has no function ${name}`);
      return found;
    },
  };
}

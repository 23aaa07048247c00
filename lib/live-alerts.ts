import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import type { ClaimsTable } from './claims-table.ts';
import type { DataKey } from './data-key.ts';
import { HandlerFunction } from './handler-function.ts';
import { LiveApi } from './live-api.ts';

export interface LiveAlertsProps {
  readonly dataKey: DataKey;
  readonly table: ClaimsTable;
  readonly stage: Stage;
}

/** The live connections, and the handler that opens them by ticket and notes them down. */
export class LiveAlerts extends Construct {
  readonly api: LiveApi;

  constructor(scope: Construct, id: string, { dataKey, table, stage }: LiveAlertsProps) {
    super(scope, id);
    const doorkeeper = new HandlerFunction(this, 'Doorkeeper', {
      name: 'live',
      memoryMb: 256,
      timeoutSeconds: 15,
      carriesKnowledge: false,
      dataKey,
      stage,
    });
    table.grant(doorkeeper, ['PutItem', 'DeleteItem']);
    this.api = new LiveApi(this, 'Live', { doorkeeper, stage });
  }
}

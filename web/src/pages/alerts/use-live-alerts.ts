import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { postJson } from '../../api/get-json.ts';
import { useSession } from '../../session/session-context.ts';
import { keepLive, type LiveMessage, type LiveState } from './live-connection.ts';

export interface LiveAlerts {
  readonly state: LiveState;
  /** What came since the page was opened, the newest first. */
  readonly came: readonly LiveMessage[];
}

/** Hears of new alerts as they are raised; the inbox is read anew with each, and after every break. */
export function useLiveAlerts(): LiveAlerts {
  const { token } = useSession();
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [came, setCame] = useState<readonly LiveMessage[]>([]);
  useEffect(() => {
    const readAnew = () => void queries.invalidateQueries({ queryKey: ['/api/v1/alerts'] });
    return keepLive({
      takeTicket: async () =>
        (await postJson<{ url: string }>('/api/v1/live-tickets', {}, { token: token() })).url,
      connect: (url) => new WebSocket(url),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onState: (next) => {
        setState(next);
        if (next === 'live') readAnew();
      },
      onMessage: (message) => {
        setCame((before) => [message, ...before]);
        readAnew();
      },
    });
  }, [queries, token]);
  return { state, came };
}

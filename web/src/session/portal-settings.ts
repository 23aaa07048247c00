import { getJson } from '../api/get-json.ts';

/** What the portal must know before anybody has signed in. */
export interface PortalSettings {
  /** OpenID provider that signs people in. */
  readonly issuer: string;
  readonly client_id: string;
  /** Where alerts come live, by WebSocket. */
  readonly live_url: string;
}

export const readPortalSettings = () => getJson<PortalSettings>('/api/v1/sign-in');

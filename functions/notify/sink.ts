import type { Alert, LampAlert } from '../../platform/messages.ts';

/** What people are alerted to: what was found in a case, or a lamp that turned red. */
export type News =
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'lamp'; readonly alert: LampAlert };

/** What goes out: an alert, or how many more there are than were sent. */
export type Outgoing =
  | News
  | { readonly kind: 'digest'; readonly id: string; readonly hospital: string; readonly more: number };

/** One way by which alerts go out. */
export interface Sink {
  readonly name: 'queue' | 'live' | 'webhook' | 'email';
  /** Who is to get an alert this way, by names that stay the same; each has a limit of his own. */
  readonly recipientsOf: (news: News) => Promise<readonly string[]>;
  /** Throws where it could not be sent: it will be tried again. */
  readonly send: (recipient: string, message: Outgoing) => Promise<void>;
}

import type { Role } from '../session/caller.ts';

/** A page that stands in the navigation. */
export interface NavigationEntry {
  readonly path: string;
  /** Key of its name, `area:key`. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Only for those whose token has it. */
  readonly needs?: 'region' | 'department' | 'doctor';
  /** Beside its name: how much waits there. */
  readonly badge?: 'unread-alerts';
}

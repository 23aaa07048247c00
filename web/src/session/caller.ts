/** Who is signed in, as the token says; what he may see is for the server to decide. */
export interface PortalCaller {
  readonly name: string;
  readonly role: Role;
  readonly hospital: string;
  readonly region?: string;
  readonly department?: string;
  readonly doctor?: string;
}

export type Role = 'office' | 'clinician' | 'manager' | 'auditor';

/** `null` where a token names no role that the portal has pages for. */
export function callerOf(claims: Readonly<Record<string, unknown>>): PortalCaller | null {
  const text = (name: string) => {
    // Cognito puts a prefix before what is not in the standard.
    const value = claims[name] ?? claims[`custom:${name}`];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const role = roles.find((known) => known === text('role'));
  const hospital = text('hospital');
  if (role === undefined || hospital === undefined) return null;
  const optional = { region: text('region'), department: text('department'), doctor: text('doctor') };
  const told = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { name: text('name') ?? text('sub') ?? '', role, hospital, ...Object.fromEntries(told) };
}

const roles: readonly Role[] = ['office', 'clinician', 'manager', 'auditor'];

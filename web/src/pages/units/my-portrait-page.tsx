import { NotThere } from '../../app/not-there.tsx';
import { useSession } from '../../session/session-context.ts';
import { PortraitOf } from './unit-page.tsx';

/** What a doctor sees of himself. */
export function MyPortraitPage() {
  const { caller } = useSession();
  return caller.doctor === undefined ? <NotThere /> : <PortraitOf kind="doctor" unit={caller.doctor} />;
}

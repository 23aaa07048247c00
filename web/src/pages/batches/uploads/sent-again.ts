/** Refused records that a file has anew: their places in the list of a batch, from 0. */
export interface Corrects {
  readonly batch: string;
  readonly places: readonly number[];
}

/** That refused records were corrected and dropped again. Nothing of a record is in it. */
export interface SentAgain extends Corrects {
  /** Whose it is: nobody else who signs in at this screen is told of it. */
  readonly owner: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  /** By it the batch is found that the file became. */
  readonly key: string;
}

export interface SentAgainStore {
  readonly keep: (sent: SentAgain) => void;
  /** The oldest first. */
  readonly ofBatch: (owner: string, batch: string) => readonly SentAgain[];
}

const itemName = 'drg-sentinel.sent-again';
/** Older ones are forgotten. */
const mostKept = 500;

/** What this browser remembers, in all its tabs; one that keeps nothing reminds of nothing. */
export function sentAgainStore(storage: Pick<Storage, 'getItem' | 'setItem'>): SentAgainStore {
  const all = () => JSON.parse(storage.getItem(itemName) ?? '[]') as readonly SentAgain[];
  return {
    keep: (sent) => {
      try {
        storage.setItem(itemName, JSON.stringify([...all(), sent].slice(-mostKept)));
      } catch {
        // The file has arrived all the same.
      }
    },
    ofBatch: (owner, batch) => all().filter((sent) => sent.owner === owner && sent.batch === batch),
  };
}

import { share } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';

/** A share of a count with its interval, as the API tells rates. */
export interface ToldRate {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A rate with what it rests on; few answers leave a wide interval, which is why it stands there. */
export function RateCell({ rate, none = '—' }: { readonly rate: ToldRate | null; readonly none?: string }) {
  const { t, language } = useTexts('alerts');
  if (!rate) return <>{none}</>;
  const [value, low, high] = [rate.share, rate.low, rate.high].map((one) => share(one, language, 0));
  return (
    <>
      {value}{' '}
      <small>
        {t('alerts:tally.interval', { count: rate.count, of: rate.of, low: low ?? '', high: high ?? '' })}
      </small>
    </>
  );
}

/** What the bars of a change are called. */
export function changeWords(t: (key: string) => string) {
  return {
    volume: t('cockpit:change.volume'),
    mix: t('cockpit:change.mix'),
    price: t('cockpit:change.price'),
    change: t('cockpit:change.change'),
    others: t('cockpit:change.others'),
  };
}

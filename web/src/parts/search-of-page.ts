type Search = Readonly<Record<string, unknown>>;

/**
 * A `validateSearch` that lets nothing through but what a page reads. The router lays what it answers over what stands
 * in the address, so that a value which was merely left out would be there still, and be asked of the API.
 */
export function searchOfPage<Read extends object>(read: (search: Search) => Read): (search: Search) => Read {
  return (search) => ({
    ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
    ...read(search),
  });
}

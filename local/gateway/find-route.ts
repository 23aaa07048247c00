/** A route that a request goes to, with the values of its path's `{name}` parts, or undefined where it has none. */
export interface Found<Route> {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
}

interface Compiled<Route> {
  readonly route: Route;
  readonly method: string;
  readonly path: RegExp;
  readonly names: readonly string[];
  /** Smaller goes first: whether it is greedy, then segment by segment, then whether it takes any method. */
  readonly rank: string;
}

/**
 * Finds routes as an HTTP API does: a full match goes before a greedy `{name+}`, a literal segment before
 * a `{name}`, a method before `ANY`, and `$default` takes what is left.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function routeFinder<Route extends { readonly routeKey: string }>(
  routes: readonly Route[],
): (method: string, path: string) => Found<Route> | undefined {
  const compiled = routes
    .filter(({ routeKey }) => routeKey !== '$default')
    .map(compile)
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  const otherwise = routes.find(({ routeKey }) => routeKey === '$default');
  return (method, path) => {
    for (const { route, method: wanted, path: pattern, names } of compiled) {
      if (wanted !== method && wanted !== 'ANY') continue;
      const match = pattern.exec(path);
      if (match) return { route, pathParameters: parametersOf(names, match) };
    }
    return otherwise && { route: otherwise, pathParameters: undefined };
  };
}

function compile<Route extends { readonly routeKey: string }>(route: Route): Compiled<Route> {
  const [method = '', path = ''] = route.routeKey.split(' ');
  const segments = path.split('/').slice(1);
  const names = segments.flatMap((segment) => /^\{(.+?)\+?\}$/.exec(segment)?.[1] ?? []);
  const kinds = segments.map((segment) => (segment.endsWith('+}') ? 2 : segment.startsWith('{') ? 1 : 0));
  const pattern = segments.map(
    (segment, index) => ['', '([^/]+)', '(.+)'][kinds[index] ?? 0] || escaped(segment),
  );
  return {
    route,
    method,
    path: new RegExp(`^/${pattern.join('/')}$`),
    names,
    rank: `${kinds.includes(2) ? 1 : 0}${kinds.join('')}${method === 'ANY' ? 1 : 0}`,
  };
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function parametersOf(names: readonly string[], match: RegExpExecArray): Record<string, string> | undefined {
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
}

/** How API Gateway names the host of an API: `https://` for calls, `wss://` for connections. */
const API_HOST = /(https|wss):\/\/[\w-]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?(?=$|[/:])/g;

/**
 * Does for the hosts of APIs what DNS does in AWS: whatever expression spells one, it leads to where the
 * APIs are.
 * @param apiEndpoint - `http://` address of the local APIs
 */
export function resolveApiHosts(text: string, apiEndpoint: string): string {
  return text.replace(API_HOST, (_, scheme: string) =>
    scheme === 'wss' ? apiEndpoint.replace('http', 'ws') : apiEndpoint,
  );
}

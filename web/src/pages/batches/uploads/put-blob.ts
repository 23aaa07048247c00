/** @param onSent bytes that have gone out so far */
export type PutBlob = (
  url: string,
  blob: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<void>;

/** By XMLHttpRequest, since `fetch` does not tell how far it is. Throws on anything but success. */
export const putBlob: PutBlob = (url, blob, onSent, signal) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cancel = () => request.abort();
    request.open('PUT', url);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new Error(`the store answered ${request.status}`));
    request.onerror = () => reject(new Error('the store cannot be reached'));
    request.onabort = () => reject(signal.reason as Error);
    request.onloadend = () => signal.removeEventListener('abort', cancel);
    signal.addEventListener('abort', cancel);
    request.send(blob);
  });

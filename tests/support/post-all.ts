export interface PostedRequest {
  readonly query: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Posts them sixteen at a time, and gives the statuses with how often each came. */
export async function postAll(url: string, requests: readonly PostedRequest[]): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>();
  const waiting = [...requests];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const headers = { 'content-type': 'text/xml' };
      const response = await fetch(`${url}?${next.query}`, { method: 'POST', headers, body: next.body });
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return statuses;
}

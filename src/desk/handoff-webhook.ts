import { createHmac } from 'node:crypto';
import axios from 'axios';
import { DeliveryError } from '../errors';
import type { Delivery } from '../store/store';

export const HANDOFF_WEBHOOK = 'handoff-webhook';

const TIMEOUT_MS = 10_000;

/**
 * Posts a desk event to the operator's own tool. Signed like `sha256=<hex HMAC-SHA256(secret, "{timestamp}.{body}")>`, so that
 * a receiver can refuse forgeries and old copies; `x-poscare-delivery` is the same on every retry.
 * Anything but a 2xx without redirect is a failure; 4xx other than 408 and 429 is not tried again.
 */
export function createHandoffWebhook(
  hook: { readonly url: string; readonly secret: string },
  now: () => Date,
): (delivery: Delivery) => Promise<void> {
  return async delivery => {
    const body = JSON.stringify(delivery.payload);
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const signature = createHmac('sha256', hook.secret).update(`${timestamp}.${body}`).digest('hex');
    const status = await post(hook.url, body, {
      'content-type': 'application/json',
      'x-poscare-timestamp': timestamp,
      'x-poscare-signature': `sha256=${signature}`,
      'x-poscare-delivery': delivery.idempotencyKey,
    });
    if (status >= 200 && status < 300) return;
    const retryable = status >= 500 || status === 408 || status === 429;
    throw new DeliveryError(HANDOFF_WEBHOOK, retryable, `The handoff webhook answered ${status}`);
  };
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<number> {
  try {
    const { status } = await axios.post<unknown>(url, body, {
      headers,
      timeout: TIMEOUT_MS,
      maxRedirects: 0,
      proxy: false,
      validateStatus: () => true,
      transformResponse: [],
      maxContentLength: 1_000_000,
    });
    return status;
  } catch (error) {
    const code = axios.isAxiosError(error) ? error.code : undefined;
    throw new DeliveryError(HANDOFF_WEBHOOK, true, `The handoff webhook could not be reached (${code ?? 'unknown'})`);
  }
}

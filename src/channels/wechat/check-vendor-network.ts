import { z } from 'zod';
import { failed, ok, skipped, type Finding } from '../tencent/channel-check';
import type { VendorApi } from '../tencent/vendor-api';
import { VendorError } from '../tencent/vendor-error';

/** The answer of callback/check (network detection, Official Account docs): an address each, and `0%` or `100%` of one ping lost. */
const networkSchema = z.object({
  dns: z.array(z.object({ ip: z.string() })).optional(),
  ping: z.array(z.object({ ip: z.string(), package_loss: z.string() })).optional(),
});
/** The account may not ask (48001): not a fault of the callback. */
const NOT_OFFERED = 48001;

/** What WeChat's own network sees of the address saved in the console. Throws what the call throws, but for a refusal to test at all. */
export async function checkVendorNetwork(api: VendorApi): Promise<Finding> {
  const body = { action: 'all', check_operator: 'DEFAULT' };
  try {
    const { dns, ping } = networkSchema.parse(
      await api.call({ method: 'POST', path: '/cgi-bin/callback/check', body }),
    );
    if (dns === undefined || dns.length === 0)
      return failed(
        'WeChat finds no address for the name of the saved callback',
        'Correct its DNS, or the address in the console',
      );
    const addresses = dns.map(({ ip }) => ip).join(', ');
    const isHeard = (ping ?? []).some(({ package_loss: loss }) => loss !== '100%');
    return ok(
      isHeard
        ? `WeChat reaches ${addresses}`
        : `WeChat knows ${addresses}; its ping is not answered, which matters only if messages do not come`,
    );
  } catch (error) {
    if (error instanceof z.ZodError) return skipped('WeChat answered in a form that is not documented');
    if (error instanceof VendorError && error.errcode === NOT_OFFERED)
      return skipped("WeChat's own test is not open to this account");
    throw error;
  }
}

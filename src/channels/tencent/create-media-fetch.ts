import { DeliveryError } from '../../errors';
import type { VendorApi } from './vendor-api';
import { remedyFor, VendorError } from './vendor-error';

const PATH = '/cgi-bin/media/get';

/** Temporary media of an account by `media/get`, the same call for WeChat and WeCom; they are kept there for three days. */
export function createMediaFetch(channel: string, api: Pick<VendorApi, 'download'>) {
  return async (mediaId: string): Promise<Buffer> => {
    try {
      return await api.download({ method: 'GET', path: PATH, query: { media_id: mediaId } });
    } catch (error) {
      if (!(error instanceof VendorError))
        throw new DeliveryError(channel, true, 'The photo could not be reached', { cause: error });
      const isLater = ['later', 'new-token', 'address-not-listed'].includes(remedyFor(error.errcode));
      throw new DeliveryError(channel, isLater, error.message, { cause: error });
    }
  };
}

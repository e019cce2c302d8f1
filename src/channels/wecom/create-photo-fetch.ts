import { DeliveryError } from '../../errors';
import type { FetchMedia } from '../../media/create-media-deliver';
import { createMediaFetch } from '../tencent/create-media-fetch';
import type { VendorApi } from '../tencent/vendor-api';
import { CHANNEL } from './to-inbound-message';

/** Customers' photos by `media/get`. */
export function createPhotoFetch(api: Pick<VendorApi, 'download'>): FetchMedia {
  const fetchMedia = createMediaFetch(CHANNEL, api);
  return source => {
    if (source.kind !== CHANNEL)
      return Promise.reject(new DeliveryError(CHANNEL, false, 'The photo is with another vendor'));
    return fetchMedia(source.mediaId);
  };
}

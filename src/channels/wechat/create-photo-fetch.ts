import { DeliveryError } from '../../errors';
import type { FetchMedia } from '../../media/create-media-deliver';
import { createMediaFetch } from '../tencent/create-media-fetch';
import type { VendorApi } from '../tencent/vendor-api';
import type { FetchPicture } from './create-picture-fetch';
import { CHANNEL } from './to-inbound-message';

/** An Official Account's photos by `media/get`; where that gives none, by the address of the push (accounts without the permission have that only). */
export function createPhotoFetch(api: Pick<VendorApi, 'download'>, fetchPicture: FetchPicture): FetchMedia {
  const fetchMedia = createMediaFetch(CHANNEL, api);
  return async source => {
    if (source.kind !== CHANNEL) throw new DeliveryError(CHANNEL, false, 'The photo is with another vendor');
    const { mediaId, picUrl } = source;
    try {
      return await fetchMedia(mediaId);
    } catch (error) {
      const picture = picUrl === undefined ? undefined : await fetchPicture(picUrl);
      if (picture === undefined) throw error;
      return picture;
    }
  };
}

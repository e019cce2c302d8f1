import type { Request, Response, Server } from 'restify';
import { NotFoundError } from '../errors';
import type { Log } from '../log';
import type { Store } from '../store/store';
import type { DeskSessions } from './desk-sessions';

export interface MediaRouteOptions {
  readonly store: Pick<Store, 'media'>;
  readonly sessions: DeskSessions;
  readonly log: Log;
}

/** `GET /desk/api/media/ID`: a merchant's photo, for signed-in agents; it may show a card, so who looks at it is written down. */
export function mountMedia(server: Server, { store, sessions, log }: MediaRouteOptions): void {
  server.get('/desk/api/media/:id', async (req: Request, res: Response) => {
    const { agent } = await sessions.authenticate(req);
    const id = String((req.params as { id: string }).id).slice(0, 100);
    const media = await store.media.find(id);
    log.info({ audit: 'photo', agent: agent.name, mediaId: id, outcome: media ? 'done' : 'not-found' }, 'desk action');
    if (!media) throw new NotFoundError('photo', id);
    res.sendRaw(200, media.bytes, {
      'Content-Type': media.contentType,
      'Content-Length': String(media.bytes.length),
      'Content-Disposition': 'inline; filename="photo.jpg"',
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
  });
}

/** Where the desk's pages find a photo. */
export const mediaPath = (id: string): string => `/desk/api/media/${encodeURIComponent(id)}`;

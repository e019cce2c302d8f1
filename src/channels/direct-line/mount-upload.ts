import type { Request, Response, Server } from 'restify';
import { ImageRefusedError } from '../../errors';
import { createGate } from '../../media/create-gate';
import type { MediaStore } from '../../media/create-media-store';
import type { Conversation } from '../../store/records';
import type { InboundContent } from '../../turn/messages';
import { MAX_UPLOAD_BYTES, readBody } from '../http/read-body';
import type { TakeActivity } from './take-activity';
import { parseActivity, type PostedActivity, toMedia, toMessageId } from './parse-activity';
import { parseUpload, type Upload } from './parse-upload';

export interface UploadOptions {
  readonly getConversation: (req: Request) => Promise<{ conversation: Conversation }>;
  readonly takeActivity: TakeActivity;
  readonly media: Pick<MediaStore, 'keep' | 'drop'>;
}

/** Bodies of up to 10 MB in memory at once; who comes later is read later. */
const MOST_AT_ONCE = 12;

/** Takes an upload as "a photo came" or "a file came": a photo is kept for the agents, anything else is told to the bot by its type and dropped. */
export function mountUpload(server: Server, { getConversation, takeActivity, media }: UploadOptions): void {
  const inTurn = createGate(MOST_AT_ONCE);

  server.post('/v3/directline/conversations/:id/upload', async (req: Request, res: Response) => {
    const { conversation } = await getConversation(req);
    const headers = {
      contentType: req.headers['content-type'] ?? '',
      disposition: req.headers['content-disposition'] ?? '',
    };
    const messageId = await inTurn(async () => {
      const upload = parseUpload(headers, await readBody(req, MAX_UPLOAD_BYTES));
      return take(conversation, toPosted(upload, conversation), upload.file);
    });
    res.json(200, { id: messageId });
  });

  async function take(conversation: Conversation, posted: PostedActivity, file: Buffer | undefined): Promise<string> {
    const { content } = posted;
    const id = content?.kind === 'media' && file ? await keepPhoto(file, conversation.id) : undefined;
    if (content?.kind !== 'media' || id === undefined) await takeActivity(conversation, posted);
    else {
      const photo = { ...posted, content: toPhoto(content, id) };
      let isTaken = false;
      try {
        isTaken = await takeActivity(conversation, photo);
      } finally {
        if (!isTaken) await media.drop(id);
      }
    }
    return posted.messageId;
  }

  async function keepPhoto(file: Buffer, conversationId: string): Promise<string | undefined> {
    try {
      return (await media.keep(file, conversationId)).id;
    } catch (error) {
      if (error instanceof ImageRefusedError) return undefined;
      throw error;
    }
  }
}

function toPosted({ mediaType, name, activity }: Upload, { id }: Conversation): PostedActivity {
  if (activity !== undefined) return parseActivity(activity, id);
  return { messageId: toMessageId(id, undefined), content: toMedia(mediaType, name) };
}

/** A picture by its content, whatever its name says. */
const toPhoto = (content: InboundContent & { kind: 'media' }, id: string): InboundContent => ({
  ...content,
  mediaType: 'image/jpeg',
  source: { kind: 'stored', id },
});

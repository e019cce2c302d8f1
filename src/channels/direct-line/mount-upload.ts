import type { Request, Response, Server } from 'restify';
import type { Conversation } from '../../store/records';
import { MAX_UPLOAD_BYTES, readHead } from '../http/read-body';
import type { TakeActivity } from './take-activity';
import { parseActivity, toMedia, toMessageId } from './parse-activity';
import { parseUpload } from './parse-upload';

/** Where the activity and the first file's headers are found. */
const HEAD_BYTES = 64 * 1024;

export interface UploadOptions {
  readonly getConversation: (req: Request) => Promise<{ conversation: Conversation }>;
  readonly takeActivity: TakeActivity;
}

/** Takes an upload as "a file came": the bot is told its type and name, the bytes are dropped as they come in. */
export function mountUpload(server: Server, { getConversation, takeActivity }: UploadOptions): void {
  server.post('/v3/directline/conversations/:id/upload', async (req: Request, res: Response) => {
    const { conversation } = await getConversation(req);
    const head = await readHead(req, { maxBytes: MAX_UPLOAD_BYTES, headBytes: HEAD_BYTES });
    const { mediaType, name, activity } = parseUpload(
      { contentType: req.headers['content-type'] ?? '', disposition: req.headers['content-disposition'] ?? '' },
      head,
    );
    const fallback = { messageId: toMessageId(conversation.id, undefined), content: toMedia(mediaType, name) };
    const posted = activity === undefined ? fallback : parseActivity(activity, conversation.id);
    await takeActivity(conversation, posted);
    res.json(200, { id: posted.messageId });
  });
}

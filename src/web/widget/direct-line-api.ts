import { parseActivitySet, parseSession, type ActivitySet, type WebSession } from '../shared/direct-line';
import { fieldsOf, textOf } from '../shared/narrow';
import { HttpError } from '../shared/http-errors';
import { requestJson } from '../shared/request-json';
import type { OutgoingMessage } from './chat-state';

/** The calls of the chat, each with a session that is renewed where the server says that it has ended. */
export interface DirectLineApi {
  /** The visitor's session; opened on the first call. */
  session(): Promise<WebSession>;
  /** Everything after `watermark`, or all of it. */
  readSince(watermark: string | undefined): Promise<ActivitySet>;
  /** An address for one live stream, good for about a minute. */
  openStream(watermark: string | undefined): Promise<string>;
  /** Resolves to the id under which the server keeps the message. */
  post(message: OutgoingMessage): Promise<string | undefined>;
  /** The same for a photo. */
  postPhoto(message: OutgoingMessage, file: Blob): Promise<string | undefined>;
  /** Trades the token for a new one. */
  refreshToken(): Promise<void>;
}

/** Direct Line gives 60 s to use a stream address. */
const STREAM_GOOD_FOR_MS = 45_000;
/** A photo of 1 MB at 200 kbit/s. */
const PHOTO_TIMEOUT_MS = 60_000;

/** Throws HttpError or UnreachableError from every call; `onSession` hears of each session opened. */
export function createDirectLineApi(onSession: (session: WebSession) => void): DirectLineApi {
  let current: Promise<WebSession> | undefined;
  /** The stream address that came with the session; good once, for about a minute. */
  let unusedStream: { readonly url: string; readonly untilMs: number } | undefined;

  const openSession = async (): Promise<WebSession> => {
    const session = parseSession(await requestJson('/web/session', { method: 'POST', body: {} }));
    if (!session) throw new HttpError(502, 'bad-session', 'The server answered no session');
    unusedStream = { url: session.streamUrl, untilMs: Date.now() + STREAM_GOOD_FOR_MS };
    onSession(session);
    return session;
  };
  const session = (): Promise<WebSession> => {
    current ??= openSession().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  };
  async function withSession<T>(call: (session: WebSession) => Promise<T>): Promise<T> {
    const used = session();
    const held = await used;
    try {
      return await call(held);
    } catch (error) {
      if (!hasEnded(error)) throw error;
      if (current === used) current = undefined;
      return call(await session());
    }
  }
  const conversation = ({ conversationId }: WebSession): string =>
    `/v3/directline/conversations/${encodeURIComponent(conversationId)}`;
  // An empty watermark asks a stream for everything, where none at all would ask for what comes from now on.
  const since = (watermark = ''): string => `?watermark=${encodeURIComponent(watermark)}`;
  const bearer = ({ token }: WebSession): Record<string, string> => ({ authorization: `Bearer ${token}` });

  return {
    session,
    readSince: watermark =>
      withSession(async held => {
        const path = `${conversation(held)}/activities${since(watermark)}`;
        return parseActivitySet(await requestJson(path, { headers: bearer(held) }), held.userId);
      }),
    openStream: watermark =>
      withSession(async held => {
        const unused = unusedStream;
        unusedStream = undefined;
        if (unused && unused.url !== '' && Date.now() < unused.untilMs) return unused.url;
        const answer = await requestJson(conversation(held) + since(watermark), { headers: bearer(held) });
        return textOf(fieldsOf(answer).streamUrl) ?? held.streamUrl;
      }),
    post: message =>
      withSession(async held => {
        const answer = await requestJson(`${conversation(held)}/activities`, {
          method: 'POST',
          headers: bearer(held),
          body: toActivity(message, held.userId),
        });
        return textOf(fieldsOf(answer).id);
      }),
    postPhoto: (message, file) =>
      withSession(async held => {
        const answer = await requestJson(`${conversation(held)}/upload?userId=${encodeURIComponent(held.userId)}`, {
          method: 'POST',
          headers: bearer(held),
          form: toForm(message, file, held.userId),
          timeoutMs: PHOTO_TIMEOUT_MS,
        });
        return textOf(fieldsOf(answer).id);
      }),
    refreshToken: () =>
      withSession(async held => {
        const answer = await requestJson('/v3/directline/tokens/refresh', { method: 'POST', headers: bearer(held) });
        const token = textOf(fieldsOf(answer).token);
        if (token) current = Promise.resolve({ ...held, token });
      }),
  };
}

/** 401 and 403: the token is too old. 404: the conversation is gone. A new session helps in each case. */
const hasEnded = (error: unknown): boolean => error instanceof HttpError && [401, 403, 404].includes(error.status);

const toActivity = (message: OutgoingMessage, userId: string): object => ({
  type: 'message',
  from: { id: userId, role: 'user' },
  locale: 'zh-CN',
  text: message.text,
  channelData: { clientActivityID: message.clientActivityId, choiceId: message.choiceId },
});

/** As directlinejs sends a file: the activity first, then the file. */
function toForm({ clientActivityId }: OutgoingMessage, file: Blob, userId: string): FormData {
  const activity = {
    type: 'message',
    from: { id: userId, role: 'user' },
    locale: 'zh-CN',
    attachments: [{ contentType: 'image/jpeg' }],
    channelData: { clientActivityID: clientActivityId, photo: true },
  };
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
  form.append('file', file, 'photo.jpg');
  return form;
}

/** Notices and typing of the stand-in for an Official Account, with the documented errors. */
export interface WechatNotices {
  readonly sent: SentNotice[];
  /** Calls, each with what was answered. */
  readonly typing: { readonly openId: string; readonly at: number; readonly errcode: number }[];
  /** Answers the next notices with this error number; 0 drops the connection once it was sent. */
  failNext(errcode: number, times?: number): void;
  failNextTyping(errcode: number): void;
  /** What a merchant does: leaves, comes, agrees once to a template or withdraws. */
  follow(openId: string, follows: boolean): void;
  subscribe(openId: string, templateId: string, accepts: boolean): void;
  /** Writes or clicks: typing may be shown for 30 s. */
  interact(openId: string): void;
  /** What answers which path; `drop` stands for no answer at all. */
  readonly routes: Readonly<Record<string, { answer(body: Readonly<Record<string, unknown>>): object | 'drop' }>>;
}

export interface SentNotice {
  readonly kind: 'template' | 'subscribe';
  readonly openId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly messageId: string;
}

const SHOWN_MS = 15_000;
const ACTIVE_MS = 30_000;
const ok = { errcode: 0, errmsg: 'ok' };
const refusal = (errcode: number): object => ({ errcode, errmsg: 'refused by the stand-in' });

export function createWechatNotices({
  templateIds,
  now,
}: {
  templateIds: readonly string[];
  now: () => number;
}): WechatNotices {
  const sent: SentNotice[] = [];
  const typing: { openId: string; at: number; errcode: number }[] = [];
  const failures: number[] = [];
  const typingFailures: number[] = [];
  const gone = new Set<string>();
  const accepted = new Set<string>();
  const actedAt = new Map<string, number>();
  /** Above 2^53, as theirs are. */
  let messageId = 3_103_891_742_396_588_033n;

  const takeNotice = (kind: SentNotice['kind'], body: Readonly<Record<string, unknown>>): object | 'drop' => {
    const openId = String(body['touser']);
    const failure = failures.shift();
    if (failure) return refusal(failure);
    if (!templateIds.includes(String(body['template_id']))) return refusal(40037);
    if (gone.has(openId)) return refusal(43004);
    if (!isFilled(body['data'])) return refusal(47003);
    const repeat = sent.find(notice => kind === 'template' && notice.body['client_msg_id'] === body['client_msg_id']);
    if (!repeat && kind === 'subscribe' && !accepted.delete(`${openId} ${String(body['template_id'])}`))
      return refusal(43101);
    if (!repeat) sent.push({ kind, openId, body, messageId: (messageId += 1n).toString() });
    // As it stands in the answer: a number that no double holds.
    return failure === 0 ? 'drop' : { ...ok, msgid: Number(messageId) };
  };

  const showTyping = ({ touser, command }: Readonly<Record<string, unknown>>): object => {
    const openId = String(touser);
    const isShown = typing.some(call => call.openId === openId && call.errcode === 0 && now() - call.at < SHOWN_MS);
    const isActive = now() - (actedAt.get(openId) ?? 0) < ACTIVE_MS;
    const isKnown = command === 'Typing' || command === 'CancelTyping';
    const errcode = typingFailures.shift() ?? (!isKnown ? 45072 : !isActive ? 45080 : isShown ? 45081 : 0);
    typing.push({ openId, at: now(), errcode });
    return errcode === 0 ? ok : refusal(errcode);
  };

  return {
    sent,
    typing,
    failNext: (errcode, times = 1) => void failures.push(...Array<number>(times).fill(errcode)),
    failNextTyping: errcode => void typingFailures.push(errcode),
    follow: (openId, follows) => void (follows ? gone.delete(openId) : gone.add(openId)),
    subscribe: (openId, templateId, accepts) =>
      void (accepts ? accepted.add(`${openId} ${templateId}`) : accepted.delete(`${openId} ${templateId}`)),
    interact: openId => void actedAt.set(openId, now()),
    routes: {
      '/cgi-bin/message/template/send': { answer: body => takeNotice('template', body) },
      '/cgi-bin/message/subscribe/bizsend': { answer: body => takeNotice('subscribe', body) },
      '/cgi-bin/message/custom/typing': { answer: showTyping },
    },
  };
}

/** Every field has a text; a `thing` is of 20 characters at most, a `phrase` of 5. */
function isFilled(data: unknown): boolean {
  const fields = Object.entries((data ?? {}) as Record<string, { value?: unknown }>);
  return (
    fields.length > 0 &&
    fields.every(([name, { value }]) => {
      const most = name.startsWith('thing') ? 20 : name.startsWith('phrase') ? 5 : 64;
      return typeof value === 'string' && value !== '' && [...value].length <= most && !value.includes('\n');
    })
  );
}

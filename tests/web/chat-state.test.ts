import { parseActivitySet, parseSession } from '../../src/web/shared/direct-line';
import { emptyChat, findAgentName, findOpenChoices, receive, type ChatState } from '../../src/web/widget/chat-state';
import { buildTimeline } from '../../src/web/widget/chat-timeline';

const ME = 'dl_me';
const start: ChatState = { ...emptyChat, userId: ME };
let count = 0;
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 6, minute)).toISOString();

function activity(from: 'me' | 'bot' | 'agent', text: string, extra: Record<string, unknown> = {}, minute = 0): object {
  count += 1;
  const choices = extra.choices as string[] | undefined;
  return {
    type: 'message',
    id: `c|${count}`,
    timestamp: at(minute),
    from: from === 'me' ? { id: ME, role: 'user' } : { id: 'x', role: 'bot' },
    text,
    channelData: {
      ...(from === 'agent' && { agentName: '小王' }),
      ...(choices && { choices: choices.map(label => ({ id: `id-${label}`, label })) }),
    },
    ...extra,
  };
}
const take = (state: ChatState, ...activities: object[]): ChatState =>
  receive(state, parseActivitySet({ activities, watermark: '1' }, ME));
const textsOf = (state: ChatState): string[] => state.messages.map(({ text }) => text);

describe('what the server sends', () => {
  it('is taken in its order, each activity once however often it comes', () => {
    const [one, two, three] = [activity('me', '1'), activity('bot', '2'), activity('bot', '3')];
    const state = take(take(take(start, one, two), two, one), two, three, three);
    expect(textsOf(state)).toEqual(['1', '2', '3']);
  });

  it('loses nothing but what is malformed or not for people', () => {
    const set = parseActivitySet(
      {
        activities: [
          null,
          'text',
          [],
          { type: 'message' },
          { type: 'event', id: 'e', name: 'handoff.initiate' },
          { type: 'message', id: 'm', from: 7, channelData: 'x', text: 5, suggestedActions: { actions: 'no' } },
          activity('bot', 'good', { choices: ['a', ''], suggestedActions: {} }),
        ],
        watermark: 9,
      },
      ME,
    );
    expect(set.messages.map(({ text }) => text)).toEqual(['', 'good']);
    expect(set.messages[1]?.choices).toEqual([{ id: 'id-a', text: 'a' }]);
    expect(set.watermark).toBeUndefined();
    expect(parseActivitySet(undefined, ME)).toEqual({ messages: [], typing: false, watermark: undefined });
  });

  it('offers suggested actions where a bot names no choices of its own', () => {
    const set = parseActivitySet(
      {
        activities: [
          {
            type: 'message',
            id: 'm',
            suggestedActions: { actions: [{ title: '好', value: '好的' }, { title: '不' }, 3] },
          },
        ],
      },
      ME,
    );
    expect(set.messages[0]?.choices).toEqual([{ text: '好的' }, { text: '不' }]);
  });

  it('is no session without a conversation and a token', () => {
    expect(parseSession({ conversationId: 'c' })).toBeUndefined();
    expect(parseSession([])).toBeUndefined();
    expect(parseSession({ conversationId: 'c', token: 't' })).toMatchObject({
      conversationId: 'c',
      expiresInSec: 1800,
    });
  });

  it('shows somebody typing until they have spoken; our own typing is not shown', () => {
    const typing = (id: string): ChatState =>
      receive(start, parseActivitySet({ activities: [{ type: 'typing', from: { id } }] }, ME));
    expect(typing(ME).typing).toBe(false);
    expect(typing('x').typing).toBe(true);
    expect(take(typing('x'), activity('me', 'hello')).typing).toBe(true);
    expect(take(typing('x'), activity('bot', 'hello')).typing).toBe(false);
  });
});

describe('open choices', () => {
  it('are those of the newest turn of the bot, under its last message', () => {
    const state = take(start, activity('bot', 'old', { choices: ['x'] }), activity('me', 'x'));
    const newest = take(state, activity('bot', 'which?', { choices: ['a', 'b'] }), activity('bot', 'by the way'));
    const open = findOpenChoices(newest);
    expect(open?.choices.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(open?.messageId).toBe(newest.messages.at(-1)?.id);
    expect(open?.answered).toBe(false);
  });

  it('are used up by any words of the merchant, sent or only on their way', () => {
    const asked = take(start, activity('bot', 'which?', { choices: ['a', 'b'] }));
    expect(findOpenChoices(take(asked, activity('me', 'b')))).toMatchObject({ answered: true, answer: 'b' });
    const outgoing = [{ clientActivityId: 'o', text: 'a', at: at(0), state: 'sending' as const }];
    expect(findOpenChoices({ ...asked, outgoing })).toMatchObject({ answered: true, answer: 'a' });
  });

  it('are gone once a person speaks or the bot offers none', () => {
    const asked = take(start, activity('bot', 'which?', { choices: ['a'] }));
    expect(findOpenChoices(take(asked, activity('agent', 'hello')))).toBeUndefined();
    expect(findOpenChoices(take(asked, activity('me', 'a'), activity('bot', 'good')))).toBeUndefined();
    expect(findOpenChoices(start)).toBeUndefined();
  });

  it('name the agent only while the agent spoke last', () => {
    const state = take(start, activity('agent', 'hello'), activity('me', 'hi'));
    expect(findAgentName(state)).toBe('小王');
    expect(findAgentName(take(state, activity('bot', 'back again')))).toBeUndefined();
  });
});

describe('the timeline', () => {
  it('shows the time after a silence and the speaker once in a row; unsent words come last', () => {
    const state = take(
      start,
      activity('bot', '1', {}, 0),
      activity('bot', '2', {}, 1),
      activity('agent', '3', {}, 2),
      activity('me', '4', {}, 30),
    );
    const outgoing = [{ clientActivityId: 'o', text: '5', at: at(31), state: 'failed' as const }];
    const rows = buildTimeline({ ...state, outgoing });
    expect(
      rows.map(row => (row.kind === 'time' ? 'time' : `${row.message.text}${row.continued ? ' continued' : ''}`)),
    ).toEqual(['time', '1', '2 continued', '3', 'time', '4', '5 continued']);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});

import { redact } from '../../src/language/redact';
import type { Store } from '../../src/store/store';
import type { BotInput } from '../../src/turn/messages';
import { MAX_TEXT_LENGTH } from '../../src/turn/redact-message';
import { countingBot } from '../support/counting-bot';
import { forEachEngine } from '../support/databases';
import { readEverything } from '../support/read-everything';
import { aMessage, anAgent, turnTakerOver } from '../support/turns';

/** Test numbers of a well-known processor; they pass the Luhn check and belong to nobody. */
const PAN = '6212345678901232';
const OTHER_PAN = '4242424242424242';
/** A client's own id of its message, which it has to get back as it was. */
const UUID_LIKE_A_CARD = '339ca918-95fd-41b3-83fb-70ae3b466d6a';

forEachEngine('a card number', database => {
  let store: Store;
  const inputs: BotInput[] = [];
  const bot = {
    ...countingBot,
    takeTurn: (input: BotInput) => {
      inputs.push(input);
      return countingBot.takeTurn(input);
    },
  };
  beforeAll(async () => {
    store = await database.open();
  });
  const turns = () => turnTakerOver(store, { bot, redact });

  it('reaches neither the database nor the bot, wherever a merchant or an agent writes it', async () => {
    const agent = anAgent('li');
    await turns().takeTurn(
      aMessage('pan', `卡号${PAN}`, {
        merchant: { id: 'm', name: `王 ${PAN}` },
        clientData: {
          nested: [{ text: `my card ${OTHER_PAN}` }],
          id: 'kept-as-it-is',
          clientActivityID: UUID_LIKE_A_CARD,
        },
      }),
    );
    await turns().takeTurn(aMessage('pan', '', { content: { kind: 'choice', choiceId: PAN, text: PAN } }));
    await turns().takeTurn(
      aMessage('pan', '', { content: { kind: 'media', mediaType: 'image/png', name: `${PAN}.png` } }),
    );
    await turns().takeTurn(aMessage('pan', '', { content: { kind: 'event', name: PAN } }));
    await turns().takeTurn(aMessage('pan', 'human'));
    await turns().accept('incident-pan-1', agent);
    await turns().sendAgentMessage('incident-pan-1', agent, `您的卡 ${OTHER_PAN}`);
    await turns().close('incident-pan-1', agent, { resolution: `卡 ${OTHER_PAN}` });
    const [line] = await store.conversations.transcript('pan');
    expect(line?.text).toContain(PAN.slice(-4));
    expect(line?.clientData).toMatchObject({ id: 'kept-as-it-is', clientActivityID: UUID_LIKE_A_CARD });
    expect(JSON.stringify(inputs)).not.toContain(PAN);
    expect(inputs[0]?.found).toEqual(['card-number']);
    const bytes = await readEverything(database, store);
    expect(['kept-as-it-is', PAN, OTHER_PAN].map(text => bytes.includes(text))).toEqual([true, false, false]);
  });

  it('that lies across the place where a long text is cut leaves no digits of its own', async () => {
    const { entries } = await turns().takeTurn(aMessage('cut', `${'长'.repeat(MAX_TEXT_LENGTH - 10)}${PAN}`));
    expect(entries[0]?.text).not.toMatch(/\d{5}/);
  });

  it('that is split over two messages leaves neither half, not even in what was made of the first', async () => {
    const [first, second] = [PAN.slice(0, 9), PAN.slice(9)];
    await turns().takeTurn(aMessage('split', `x${first}`));
    await turns().takeTurn(aMessage('split', second));
    const bytes = await readEverything(database, store);
    expect(bytes.includes(second)).toBe(false);
    const [line, , rest] = await store.conversations.transcript('split');
    expect(line?.text).not.toContain(first);
    expect(rest?.text).not.toContain(second);
    expect((await store.incidents.find('incident-split-1'))?.firstWords).not.toContain(first);
  });

  it('is not put together from messages more than a minute apart', async () => {
    const [first, second] = [PAN.slice(0, 9), PAN.slice(9)];
    await turns().takeTurn(aMessage('apart', `y${first}`, { at: '2026-11-22T06:00:00.000Z' }));
    await turns().takeTurn(aMessage('apart', second, { at: '2026-11-22T06:01:00.000Z' }));
    const [line, , rest] = await store.conversations.transcript('apart');
    expect([line?.text, rest?.text]).toEqual([`y${first}`, second]);
  });

  it('is not seen in the merchant number that the bot has just asked for', async () => {
    const asking = {
      ...countingBot,
      takeTurn: async (input: BotInput) => {
        const output = await countingBot.takeTurn(input);
        const step = { kind: 'handoff', id: 'merchantNo' } as const;
        return { ...output, replies: output.replies.map(reply => ({ ...reply, step })) };
      },
    };
    const taker = turnTakerOver(store, { bot: asking, redact });
    const merchantNo = '378282246310005'; // 15 digits, as merchant numbers have; also a valid test card number.
    const texts: (string | undefined)[] = [];
    for (let times = 0; times < 2; times += 1) {
      texts.push(
        (await taker.takeTurn(aMessage('asked', merchantNo, { at: `2026-11-22T0${times}:00:00Z` }))).entries[0]?.text,
      );
    }
    expect(texts[0]).not.toBe(merchantNo);
    expect(texts[1]).toBe(merchantNo);
  });
});

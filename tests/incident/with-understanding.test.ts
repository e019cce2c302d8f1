import { withUnderstanding } from '../../src/incident/with-understanding';
import { LATER, OPENED_AT, sampleIncident, says } from './sample-incident';
import type { Incident } from '../../src/incident/incident';
import type { MessageFacts } from '../../src/incident/message-facts';
import type { Understanding } from '../../src/language/understanding';

const hear = (incident: Incident, facts: MessageFacts, explicit = false): Incident =>
  withUnderstanding(incident, facts, { at: LATER, explicit });

describe('withUnderstanding', () => {
  it('puts everything a message carries in its place', () => {
    const understanding: Understanding = {
      text: '',
      normalized: '',
      tokens: [],
      intent: 'fault.network',
      confidence: 0.8,
      alternatives: [],
      entities: {
        errorCodes: ['3000', '91'],
        amountFen: 12800,
        occurredAt: { from: '2026-11-22T14:00:00+08:00', to: '2026-11-22T15:00:00+08:00' },
        acquirer: 'lakala',
        brand: 'newland',
        model: 'n900',
        terminalKind: 'smart',
        moneyDebited: 'unknown',
        merchantNo: '822100053110001',
        terminalNo: '12345678',
        serialNo: 'N7NL00123456',
        phone: '13812341234',
        slipNo: '000123',
      },
      deniesDamage: false,
      refusesHuman: false,
      isQuestion: false,
    };
    const incident = hear(sampleIncident(), understanding);
    expect(incident).toMatchObject({
      updatedAt: LATER,
      openedAt: OPENED_AT,
      codes: ['3000', '91'],
      terminal: {
        acquirer: 'lakala',
        brand: 'newland',
        model: 'n900',
        kind: 'smart',
        merchantNo: '822100053110001',
        terminalNo: '12345678',
        serialNo: 'N7NL00123456',
      },
      money: {
        state: 'uncertain',
        amountFen: 12800,
        occurredAt: '2026-11-22T14:00:00+08:00/2026-11-22T15:00:00+08:00',
        slipNo: '000123',
      },
      contact: { phone: '13812341234' },
      symptoms: [{ intent: 'fault.network', confidence: 0.8, at: LATER }],
    });
  });

  it('changes nothing but the time where a message says nothing', () => {
    const before = hear(
      sampleIncident(),
      says({ brand: 'newland', amountFen: 100, moneyDebited: 'yes', phone: '13812341234' }),
    );
    expect(hear(before, says({}))).toEqual(before);
    expect(JSON.parse(JSON.stringify(before))).toEqual(before);
  });

  it('keeps what is known where something else is mentioned in passing, and takes it where it is explicit', () => {
    const known = hear(
      sampleIncident(),
      says({ acquirer: 'lakala', amountFen: 12800, occurredAt: '2026-11-22T14:05:00+08:00' }),
    );
    const other = says({ acquirer: 'haike', amountFen: 500, occurredAt: '2026-11-22T09:00:00+08:00' });
    expect(hear(known, other)).toMatchObject({ terminal: { acquirer: 'lakala' }, money: known.money });
    expect(hear(known, other, true)).toMatchObject({
      terminal: { acquirer: 'haike' },
      money: { amountFen: 500, occurredAt: '2026-11-22T09:00:00+08:00' },
    });
  });

  it('takes the latest of the numbers that are typed to be passed on', () => {
    const known = hear(sampleIncident(), says({ merchantNo: '822100053110001', phone: '13812341234' }));
    const corrected = hear(known, says({ merchantNo: '822100053110009', phone: '13900001111' }));
    expect(corrected.terminal.merchantNo).toBe('822100053110009');
    expect(corrected.contact.phone).toBe('13900001111');
  });

  it('does not mix the model of one brand with another', () => {
    const known = hear(sampleIncident(), says({ brand: 'newland', model: 'n900', terminalKind: 'smart' }));
    const passing = says({ brand: 'pax', model: 's90', terminalKind: 'classic' });
    expect(hear(known, passing).terminal).toEqual(known.terminal);
    expect(hear(known, says({ brand: 'pax' }), true).terminal).toEqual({ brand: 'pax' });
    const brandOnly = hear(sampleIncident(), says({ brand: 'pax' }));
    expect(hear(brandOnly, passing).terminal).toEqual({ brand: 'pax', model: 's90', kind: 'classic' });
    expect(hear(brandOnly, says({ brand: 'newland', model: 'n900' })).terminal).toEqual({ brand: 'pax' });
  });

  it('takes a point in time over a range that was known, not the other way round', () => {
    const range = { from: '2026-11-22T14:00:00+08:00', to: '2026-11-22T15:00:00+08:00' };
    const point = '2026-11-22T14:05:00+08:00';
    const known = hear(sampleIncident(), says({ occurredAt: range, amountFen: 12800 }));
    const sharper = hear(known, says({ occurredAt: point, amountFen: 12800 }));
    expect(sharper.money.occurredAt).toBe(point);
    expect(hear(sharper, says({ occurredAt: range, amountFen: 12800 })).money.occurredAt).toBe(point);
  });

  it('takes no time from a message that is not about money, unless it answers the question for it', () => {
    const point = '2026-11-22T14:05:00+08:00';
    expect(hear(sampleIncident(), says({ occurredAt: point })).money.occurredAt).toBeUndefined();
    expect(hear(sampleIncident(), says({ occurredAt: point }), true).money.occurredAt).toBe(point);
  });

  it.each([
    ['yes', 'yes', 'debited'],
    ['yes', 'unknown', 'debited'],
    ['yes', 'no', 'none'],
    ['no', 'yes', 'debited'],
    ['no', 'unknown', 'uncertain'],
    ['unknown', 'no', 'none'],
    ['unknown', undefined, 'uncertain'],
    [undefined, undefined, 'unknown'],
  ] as const)('has heard that money went: %s, then %s, and so holds it %s', (first, second, state) => {
    const money = (moneyDebited: 'yes' | 'no' | 'unknown' | undefined) => says(moneyDebited ? { moneyDebited } : {});
    expect(hear(hear(sampleIncident(), money(first)), money(second)).money.state).toBe(state);
  });

  it('lists a fault once, with the greatest confidence, and nothing that is no fault', () => {
    let incident = hear(sampleIncident(), says({}, 'fault.network', 0.6));
    incident = hear(incident, says({ errorCodes: ['3000'] }, 'fault.network', 0.9));
    incident = hear(incident, says({ errorCodes: ['3000', '96'] }, 'fault.network', 0.3));
    incident = hear(incident, says({}, 'ask.fees'));
    expect(incident.symptoms).toEqual([{ intent: 'fault.network', confidence: 0.9, at: LATER }]);
    expect(incident.codes).toEqual(['3000', '96']);
  });
});

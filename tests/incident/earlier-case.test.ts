import { wasSolved, withEarlier } from '../../src/incident/earlier-case';
import { withResolution } from '../../src/incident/with-handoff';
import { LATER, sampleIncident } from './sample-incident';

const closed = withResolution(
  sampleIncident({
    id: 'before',
    codes: ['3000'],
    terminal: { brand: 'newland', serialNo: 'N7' },
    contact: { phone: '13812341234' },
    attempts: [{ fix: 'restart-once', result: 'not-fixed', at: LATER }],
    intake: { asked: ['phone'], skipped: ['terminalNo', 'record'], notes: { acquirer: '某某付', screenText: '忙' } },
  }),
  { by: 'agent', at: LATER, cause: 'network', text: '换了卡' },
);

describe('the case before', () => {
  it('is solved where an agent closed it, or a merchant as fixed, and not where it was called off', () => {
    expect(wasSolved(closed)).toBe(true);
    expect(wasSolved(withResolution(sampleIncident(), { by: 'merchant', at: LATER }))).toBe(true);
    expect(wasSolved(withResolution(sampleIncident(), { by: 'merchant', at: LATER, text: 'cancelled' }))).toBe(false);
    expect(wasSolved(sampleIncident())).toBe(false);
  });

  it('gives the next its history and what lasts; what is known anew stays', () => {
    const next = withEarlier(sampleIncident({ id: 'now', terminal: { brand: 'landi' } }), closed);
    expect(next.earlier).toEqual({
      id: 'before',
      closedAt: LATER,
      by: 'agent',
      codes: ['3000'],
      cause: 'network',
      text: '换了卡',
      attempts: closed.attempts,
    });
    expect(next.terminal).toEqual({ brand: 'landi', serialNo: 'N7' });
    expect(next.contact.phone).toBe('13812341234');
    expect(next.intake).toEqual({ asked: [], skipped: ['terminalNo'], notes: { acquirer: '某某付' } });
    expect(next.attempts).toEqual([]);
  });

  it('gives nothing where it was never closed', () => {
    expect(withEarlier(sampleIncident(), sampleIncident())).toEqual(sampleIncident());
  });
});

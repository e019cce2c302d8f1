import { caseKinds, missingFields, withAskedField, withNote, withSkippedField } from '../../src/incident/intake';
import { withDanger, withPriority } from '../../src/incident/with-danger';
import { withAgent, withHandoff, withResolution, withReturnToBot } from '../../src/incident/with-handoff';
import { withAttempt, withBelief, withObservation, withoutObservation } from '../../src/incident/with-steps';
import { withUnderstanding } from '../../src/incident/with-understanding';
import { LATER, OPENED_AT, sampleIncident, says } from './sample-incident';
import type { IntakeRule } from '../../src/incident/intake';

const anna = { id: 'agent-1', name: 'Anna' };

describe('observations and attempts', () => {
  it('keep their order, and of a check or fix done twice the latest', () => {
    let incident = withObservation(sampleIncident(), { check: 'qr-works', answer: 'yes', at: OPENED_AT });
    incident = withObservation(incident, { check: 'signal', answer: 'unsure', at: OPENED_AT });
    incident = withObservation(incident, { check: 'qr-works', answer: 'no', at: LATER });
    incident = withAttempt(incident, { fix: 'restart-once', result: 'could-not', at: OPENED_AT });
    incident = withAttempt(incident, { fix: 'restart-once', result: 'not-fixed', at: LATER });
    expect(incident.observations.map(({ check, answer }) => [check, answer])).toEqual([
      ['signal', 'unsure'],
      ['qr-works', 'no'],
    ]);
    expect(incident.attempts).toEqual([{ fix: 'restart-once', result: 'not-fixed', at: LATER }]);
    expect(incident.updatedAt).toBe(LATER);
  });

  it('lose the answer that is taken back, and nothing where there is none', () => {
    const one = withObservation(sampleIncident(), { check: 'signal', answer: 'good', at: LATER });
    const two = withObservation(one, { check: 'qr-works', answer: 'yes', at: LATER });
    expect(withoutObservation(two, 'qr-works').observations).toEqual(one.observations);
    expect(withoutObservation(sampleIncident(), 'signal').observations).toEqual([]);
    expect(two.observations).toHaveLength(2);
  });

  it('leave the belief to be set with the knowledge it came from', () => {
    expect(withBelief(sampleIncident(), { network: 1 }, 'v2')).toMatchObject({
      belief: { network: 1 },
      knowledgeVersion: 'v2',
    });
    expect(withBelief(sampleIncident(), { network: 1 }).knowledgeVersion).toBe('v1');
  });
});

describe('withDanger', () => {
  it.each([
    ['safety.money-debited', 'urgent'],
    ['safety.tamper', 'high'],
    ['safety.scam', 'high'],
    ['safety.card-data', 'normal'],
  ])('makes %s %s', (danger, priority) => {
    expect(withDanger(sampleIncident(), danger, LATER)).toMatchObject({ priority, dangers: [danger] });
  });

  it('never lowers the priority and lists a danger once', () => {
    let incident = withDanger(sampleIncident(), 'safety.money-debited', LATER);
    incident = withDanger(withDanger(incident, 'safety.scam', LATER), 'safety.money-debited', LATER);
    expect(withPriority(incident, 'high').priority).toBe('urgent');
    expect(incident.dangers).toEqual(['safety.money-debited', 'safety.scam']);
  });

  it('makes the money uncertain, unless it is known to be gone', () => {
    expect(withDanger(sampleIncident({ money: { state: 'none' } }), 'safety.money-debited', LATER).money.state).toBe(
      'uncertain',
    );
    expect(withDanger(sampleIncident({ money: { state: 'debited' } }), 'safety.money-debited', LATER).money.state).toBe(
      'debited',
    );
    expect(withDanger(sampleIncident(), 'safety.tamper', LATER).money.state).toBe('unknown');
  });
});

describe('handing over', () => {
  const waiting = withHandoff(sampleIncident(), { id: 'handoff-1', reason: 'money', at: LATER });

  it('goes through waiting and active, and a retry changes nothing', () => {
    expect(waiting).toMatchObject({ status: 'waiting', handoff: { id: 'handoff-1', reason: 'money' } });
    expect(withHandoff(waiting, { id: 'handoff-2', reason: 'planner', at: LATER })).toBe(waiting);
    const active = withAgent(waiting, anna, LATER);
    expect(active).toMatchObject({ status: 'active', handoff: { id: 'handoff-1', agent: anna } });
    expect(withHandoff(active, { id: 'handoff-2', reason: 'planner', at: LATER })).toBe(active);
  });

  it('can go back to the bot, and from there be handed over anew', () => {
    const returned = withReturnToBot(withAgent(waiting, anna, LATER), LATER);
    expect(returned.status).toBe('open');
    expect(returned.handoff).toEqual({ id: 'handoff-1', reason: 'money', at: LATER });
    expect(withHandoff(returned, { id: 'handoff-2', reason: 'planner', at: LATER }).handoff?.id).toBe('handoff-2');
  });

  it('ends once: a later rating joins the resolution, and a closed incident is not handed over', () => {
    const closed = withResolution(waiting, { by: 'agent', at: OPENED_AT, cause: 'network' });
    const rated = withResolution(closed, { by: 'merchant', at: LATER, rating: 5 });
    expect(rated).toMatchObject({
      status: 'closed',
      closedAt: OPENED_AT,
      updatedAt: LATER,
      resolution: { by: 'agent', at: OPENED_AT, cause: 'network', rating: 5 },
    });
    expect(withHandoff(rated, { id: 'handoff-2', reason: 'planner', at: LATER })).toBe(rated);
  });
});

describe('the intake', () => {
  const fields: readonly IntakeRule[] = [
    { id: 'phone', when: ['callback'], rank: 60 },
    { id: 'slipNo', when: ['money'], rank: 30 },
    { id: 'screenText', when: ['fault', 'danger'], rank: 40 },
    { id: 'amountFen', when: ['money'], rank: 10 },
    { id: 'occurredAt', when: ['money'], rank: 20 },
    { id: 'merchantNo', when: ['always'], rank: 50 },
    { id: 'brandModel', when: ['fault'], rank: 55 },
  ];
  const money = withDanger(sampleIncident(), 'safety.money-debited', LATER);
  const missing = (incident = money, options = {}): string[] =>
    missingFields(incident, fields, caseKinds(incident, options)).map(({ id }) => id);

  it('knows what sort of case it is', () => {
    expect(caseKinds(sampleIncident())).toEqual(['always']);
    expect(caseKinds(money, { handingOff: true })).toEqual(['always', 'money', 'callback']);
    expect(caseKinds(withDanger(sampleIncident({ codes: ['3000'] }), 'safety.tamper', LATER))).toEqual([
      'always',
      'danger',
      'fault',
    ]);
    expect(caseKinds(sampleIncident({ money: { state: 'debited' } }))).toContain('money');
    expect(caseKinds(sampleIncident({ money: { state: 'none' } }))).not.toContain('money');
    expect(caseKinds(withUnderstanding(sampleIncident(), says({}, 'fault.power'), { at: LATER }))).toContain('fault');
  });

  it('asks what the case needs, most wanted first', () => {
    expect(missing()).toEqual(['amountFen', 'occurredAt', 'slipNo', 'merchantNo']);
    expect(missing(sampleIncident({ codes: ['3000'] }), { handingOff: true })).toEqual([
      'screenText',
      'merchantNo',
      'brandModel',
      'phone',
    ]);
  });

  it('does not ask what is known, noted or skipped', () => {
    const known = withUnderstanding(money, says({ amountFen: 0, slipNo: '000123', brand: 'pax' }), { at: LATER });
    expect(missing(known)).toEqual(['occurredAt', 'merchantNo']);
    expect(missing(withNote(known, 'occurredAt', 'just now'))).toEqual(['merchantNo']);
    expect(missing(withSkippedField(withAskedField(known, 'merchantNo'), 'merchantNo'))).toEqual(['occurredAt']);
    expect(missing(withAskedField(known, 'merchantNo'))).toContain('merchantNo');
  });

  it('marks a field once', () => {
    const twice = withSkippedField(
      withSkippedField(withAskedField(withAskedField(money, 'phone'), 'phone'), 'phone'),
      'phone',
    );
    expect(twice.intake).toEqual({ asked: ['phone'], skipped: ['phone'], notes: {} });
  });
});

import { articleStep } from '../../src/diagnosis/article-policy';
import type { Fix, Model } from '../../src/diagnosis/model';

describe('the article’s fixed order', () => {
  const causes = ['network', 'printer', 'card-reader', 'other'];
  const cures = (id: string, cause: string, more: Partial<Fix> = {}): Fix => ({
    id,
    minutes: 5,
    success: causes.map(other => (other === cause ? 0.5 : 0.01)),
    swipes: false,
    after: [],
    ...more,
  });
  const model: Model = {
    causes,
    priors: [0.4, 0.3, 0.2, 0.1],
    evidence: [],
    checks: [],
    fixes: [
      cures('switch-network', 'network'),
      cures('paper', 'printer'),
      cures('wipe', 'card-reader', { swipes: true }),
    ],
    handoffMinutes: 45,
  };
  const walk = (reader: { firstIntent?: string; cause: string }, moneyUncertain = false): string[] => {
    const tried: string[] = [];
    for (;;) {
      const step = articleStep(model, reader, { asked: [], tried }, { moneyUncertain });
      if (step.kind !== 'try') return [...tried, step.kind];
      tried.push(step.id);
    }
  };

  it('goes through reader, printer and network, then calls', () => {
    expect(walk({ cause: 'other' })).toEqual(['wipe', 'paper', 'switch-network', 'handoff']);
  });

  it('starts at the cause that the first words name', () => {
    expect(walk({ cause: 'other', firstIntent: 'fault.network' })).toEqual([
      'switch-network',
      'wipe',
      'paper',
      'handoff',
    ]);
  });

  it('calls for service as soon as the broken reader or printer is reached', () => {
    expect(walk({ cause: 'printer' })).toEqual(['wipe', 'paper', 'handoff']);
  });

  it('swipes nothing while money is uncertain', () => {
    expect(walk({ cause: 'other' }, true)).toEqual(['paper', 'switch-network', 'handoff']);
  });
});

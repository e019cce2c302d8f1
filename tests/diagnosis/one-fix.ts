import type { Fix, Model } from '../../src/diagnosis/model';
import type { Choose } from '../../src/diagnosis/run-merchant';

/** Swipes nothing; `success` by cause. */
export const fix = (id: string, minutes: number, success: readonly number[], after: readonly string[] = []): Fix => ({
  id,
  minutes,
  success,
  swipes: false,
  after,
});
/** One cause, one fix, nothing to ask: the article's reader tries it, then calls a person. */
export const oneFix = (success: number): Model => ({
  causes: ['dust', 'other'],
  priors: [1, 0],
  evidence: [],
  checks: [],
  fixes: [fix('wipe', 10, [success, success])],
  handoffMinutes: 60,
});
/** Every fix in the model's order whose prerequisites were done, then a person. */
export const triesEverything =
  (model: Model): Choose =>
  ({ history: { tried, refused = [] } }) => {
    const done = tried.filter(id => !refused.includes(id));
    const next = model.fixes.find(
      ({ id, after }) => !tried.includes(id) && after.every(before => done.includes(before)),
    );
    return next ? { kind: 'try', id: next.id } : { kind: 'handoff' };
  };

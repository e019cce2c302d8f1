import { afterAnswer, afterEvidence, afterFailedFix, priorBelief } from './belief';
import type { PlanStep } from './exact-plan';
import type { Belief, History, Model, Restrictions } from './model';
import type { SimulatedMerchant } from './simulated-merchant';

/** What a merchant spends on reading a step they then skip or refuse. */
const REFUSED_MINUTES = { check: 0.2, fix: 0.5 };

/** What it costs to write again after the next sale has failed; own estimate. */
const RETURN_MINUTES = 1;

/** What a policy sees. */
export interface Standing {
  readonly belief: Belief;
  readonly history: History;
  readonly restrictions: Restrictions;
}

export type Choose = (standing: Standing, merchant: SimulatedMerchant) => PlanStep;

/** How one merchant fared; the fault is known here, and to no policy. */
export interface Talk {
  /** `resolved`: closed because it works, and no person was needed. `left`: the merchant closed the chat before either. */
  readonly ending: 'resolved' | 'handed-off' | 'left';
  /**
   * From the first words until it works again. A handoff's minutes are counted in, and so they are for who left while the fault stood: they have
   * to find a person as well.
   */
  readonly minutes: number;
  /** Checks asked and fixes proposed. */
  readonly steps: number;
  /** The merchant said once that it works, and it did not; the case went on. */
  readonly cameBack: boolean;
  /** The case was closed as fixed while the fault stood, and the merchant had not said that it works: the system's own fault. */
  readonly wronglyFixed: boolean;
}

interface State {
  readonly belief: Belief;
  readonly history: History;
  readonly minutes: number;
  readonly faultGone: boolean;
  readonly cameBack: boolean;
  /** Whether the case is closed as fixed; the merchant's word closes it. */
  readonly closed: boolean;
  /** Whether the merchant has said just now that it works. */
  readonly saidFixed: boolean;
}

/** Takes one merchant from the first words to the end; throws RangeError where a policy repeats a step or names an unknown one. */
export function runMerchant(model: Model, merchant: SimulatedMerchant, choose: Choose): Talk {
  const restrictions = { moneyUncertain: merchant.moneyUncertain };
  let state = begin(model, merchant);
  for (let steps = 0; ; steps++) {
    const step = choose({ belief: state.belief, history: state.history, restrictions }, merchant);
    const { faultGone, cameBack } = state;
    if (step.kind === 'handoff') {
      const minutes = state.minutes + model.handoffMinutes;
      return { ending: 'handed-off', minutes, steps, cameBack, wronglyFixed: false };
    }
    const next = step.kind === 'ask' ? ask(model, merchant, state, step.id) : tryFix(model, merchant, state, step.id);
    if (next.minutes > merchant.patienceMinutes) {
      const minutes = Math.max(merchant.patienceMinutes, state.minutes) + (faultGone ? 0 : model.handoffMinutes);
      return { ending: 'left', minutes, steps: steps + 1, cameBack, wronglyFixed: false };
    }
    state = next.saidFixed && !next.faultGone ? comeBack(model, next) : next;
    if (state.closed) {
      const { minutes, cameBack, faultGone } = state;
      return { ending: 'resolved', minutes, steps: steps + 1, cameBack, wronglyFixed: !faultGone };
    }
  }
}

function begin(model: Model, { firstIntent }: SimulatedMerchant): State {
  const prior = priorBelief(model);
  return {
    belief: firstIntent === undefined ? prior : afterEvidence(model, prior, firstIntent),
    history: { asked: [], tried: [] },
    minutes: 0,
    faultGone: false,
    cameBack: false,
    closed: false,
    saidFixed: false,
  };
}

/** Answers describe the fault as the merchant met it, even where a cure has gone unseen meanwhile. */
function ask(model: Model, merchant: SimulatedMerchant, state: State, id: string): State {
  const { history } = state;
  const check = model.checks.find(entry => entry.id === id);
  if (!check || history.asked.includes(id)) throw new RangeError(`The check ${id} is unknown or was asked before`);
  const answer = merchant.answer(check);
  return {
    ...state,
    belief: afterAnswer(model, state.belief, id, answer),
    history: { ...history, asked: [...history.asked, id] },
    minutes: state.minutes + (answer === 'skipped' ? REFUSED_MINUTES.check : check.minutes),
  };
}

function tryFix(model: Model, merchant: SimulatedMerchant, state: State, id: string): State {
  const { history } = state;
  const fix = model.fixes.find(entry => entry.id === id);
  if (!fix || history.tried.includes(id)) throw new RangeError(`The fix ${id} is unknown or was tried before`);
  const outcome = merchant.attempt(fix);
  if (outcome === 'could-not') {
    const { tried, refused = [] } = history;
    return {
      ...state,
      history: { ...history, tried: [...tried, id], refused: [...refused, id] },
      minutes: state.minutes + (model.refusedMinutes ?? REFUSED_MINUTES.fix),
    };
  }
  const faultGone = state.faultGone || outcome === 'cured';
  const said = merchant.report(fix, faultGone);
  return {
    ...state,
    belief: said === 'fixed' ? state.belief : afterFailedFix(model, state.belief, id),
    history: { ...history, tried: [...history.tried, id] },
    minutes: state.minutes + fix.minutes,
    faultGone,
    closed: said === 'fixed',
    saidFixed: said === 'fixed',
  };
}

/** The sale after the false cure has failed: the case is open again, and the last fix counts as done in vain. */
function comeBack(model: Model, state: State): State {
  const last = state.history.tried.at(-1);
  return {
    ...state,
    belief: last === undefined ? state.belief : afterFailedFix(model, state.belief, last),
    minutes: state.minutes + RETURN_MINUTES,
    cameBack: true,
    closed: false,
    saidFixed: false,
  };
}

import type { DialogContext } from 'botbuilder-dialogs';
import { concludesCause } from '../src/language/words/asks-cause';
import { quotesScreen } from '../src/language/words/quotes-screen';
import { criticises } from '../src/language/words/short-readings';
import { tellsCure } from '../src/language/words/tells-cure';
import { deniesCure, isStill } from '../src/language/words/read-works';
import { takesLeave } from '../src/language/words/takes-leave';
import type { Understanding } from '../src/language/understanding';
import { tellsOtherTerminal } from '../src/language/words/tells-other-terminal';
import { isConfused } from '../src/language/words/is-question';
import { asksWhom } from '../src/language/words/is-hypothetical';
import { beginComfort } from './comfort-queue';
import { MENU_CHOICES } from './menus';
import { believeCure, confirmCause, deniesCredit, takeCreditBack } from './credit';
import { causeBeside, codeFileOf, openCase } from './case';
import { cameBack } from './came-back';
import { findResponseCode } from './code';
import { actOf } from './act-of';
import { DIALOGS } from './dialog-ids';
import { start } from './thread';
import { beginNotedBeside, noteEverything } from './note-facts';
import { asksOfReturn } from './open-at-cure';
import { opensCase } from './opens-case';
import { failsAgain, reopenCase, wasJustClosed, wasJustFixed } from './reopen-case';
import { saysFixed } from './says-fixed';
import type { Talk } from './talk';

const FAULT_MIN = 0.3;
/** From here on the cause is named in the greeting; beside a code it shares its probability with it. */
const NAMED_CAUSE_MIN = 0.45;
const NEW_FAULT_MIN = 0.8;
const MAYBE_FAULT = 0.2;

/** Takes a message that no open dialog wants: a fault begins a case, anything else is asked about. */
export async function startTalking(dc: DialogContext, talk: Talk): Promise<void> {
  const { understanding } = talk.reading;
  const { intent, confidence, entities } = understanding;
  const act = actOf(talk);
  const namesCode = (entities.errorCodes?.length ?? 0) > 0;
  if (talk.owner === 'queue') return start(dc, DIALOGS.handoff);
  if (!talk.incident && deniesCredit(talk) && !failsAgain(talk)) return takeCreditBack(talk);
  if (!talk.incident && wasJustFixed(talk) && tellsCure(understanding.normalized) && !failsAgain(talk))
    return believeCure(talk);
  const isDone = !understanding.isQuestion && intent !== 'act.not-fixed' && !intent.startsWith('safety.');
  const last = talk.reading.clauses.at(-1)?.understanding;
  const isLeaving = last !== undefined && !last.isQuestion && takesLeave(last.normalized);
  if (!talk.incident && wasJustClosed(talk) && (isDone || isLeaving) && takesLeave(understanding.normalized)) {
    talk.guess([], 'alone');
    return talk.say(
      criticises(understanding.normalized) ? 'greet.bye-sorry' : 'greet.bye',
      {},
      { kind: 'close', id: 'glad' },
    );
  }
  if (!talk.incident && wasJustFixed(talk) && asksOfReturn(talk) && !failsAgain(talk)) return sayNextTime(talk);
  if (!talk.incident && wasJustFixed(talk) && tellsOtherTerminal(understanding.normalized)) return beginCase(dc, talk);
  if (!talk.incident && wasJustFixed(talk) && concludesCause(understanding.normalized) && !failsAgain(talk))
    return confirmCause(talk);
  // `为啥吹风机一开它就报3000` asks why it was, `怎么又报3000了` tells that it is.
  const showsCode = namesCode && (!understanding.isQuestion || isStill(understanding.normalized));
  if (
    talk.incident === undefined &&
    (intent === 'act.not-fixed' || showsCode || deniesCure(understanding.normalized) || failsAgain(talk)) &&
    wasJustFixed(talk) &&
    !saysFixed(talk)
  )
    return reopenCase(dc, talk);
  if (talk.incident && (saysFixed(talk) || (act === 'act.fixed' && talk.reading.isTapped)))
    return start(dc, DIALOGS.feedback);
  if (!talk.incident && wasJustFixed(talk) && saysFixed(talk)) return sayGlad(talk);
  if (!talk.incident && !showsCode && wasJustFixed(talk) && !isNewFault(talk)) return sayGlad(talk);
  const tellsFault = (intent.startsWith('fault.') && confidence >= FAULT_MIN) || opensCase(talk) || quotes(talk);
  if (tellsFault || namesCode || mayBeFault(understanding) || tellsNoCure(talk)) return beginCase(dc, talk);
  if (talk.incident) return start(dc, DIALOGS.diagnosis, { handedBack: true });
  const outside = intent === 'none' && confidence >= 0.6;
  const misread = (talk.memory.misread ?? 0) + 1;
  talk.remember({ misread, pending: { kind: 'menu', id: 'what' } });
  const choices = MENU_CHOICES.what.map(talk.tools.phrasing.choice);
  await talk.say(outside ? 'clarify.outside' : 'clarify.what', {}, { kind: 'answer', id: 'clarify' }, choices);
}

/** `还是不行` right after an agent has closed the case. */
const tellsNoCure = ({ incident, input, reading: { understanding } }: Talk): boolean =>
  incident === undefined &&
  input.recentlyClosed[0]?.resolution?.by === 'agent' &&
  understanding.intent === 'act.not-fixed' &&
  understanding.confidence >= FAULT_MIN &&
  !understanding.isQuestion;

/** What is copied from the screen is told because something is wrong. */
const quotes = ({ reading: { clauses } }: Talk): boolean =>
  clauses.some(({ understanding: { normalized } }) => quotesScreen(normalized));

/** `刷卡3000 好多人排队` may be a sale of 3,000 yuan, and is a fault here as likely as not. */
const mayBeFault = ({ normalized, alternatives }: Understanding): boolean =>
  normalized.includes('3000') &&
  alternatives.some(({ intent, confidence }) => intent === 'fault.code-3000' && confidence >= MAYBE_FAULT);

/** All is well; who goes on writing is asked whether it is. */
function sayGlad(talk: Talk): Promise<void> {
  const { choice } = talk.tools.phrasing;
  const isGlad = actOf(talk) === 'act.fixed' || saysFixed(talk);
  const { isQuestion, normalized } = talk.reading.understanding;
  if (!isGlad && (isQuestion || isConfused(normalized)))
    return talk.say(talk.unknown('close.unknown'), {}, { kind: 'close', id: 'glad' }, [choice('request.human')]);
  const glad = isGlad ? 1 : (talk.memory.glad ?? 0) + 1;
  talk.remember({ glad });
  return glad === 1
    ? talk.say('close.glad', {}, { kind: 'close', id: 'glad' }, [choice('request.human')])
    : talk.say('close.sure', {}, { kind: 'close', id: 'glad' }, [choice('act.not-fixed'), choice('request.human')]);
}

/** Who asks what to do should it come back is told to do what helped, and whom to tell where that is asked. */
function sayNextTime(talk: Talk): Promise<void> {
  const step = { kind: 'close', id: 'glad' } as const;
  const person = talk.tools.phrasing.choice('request.human');
  const helped = codeFileOf(talk).fixes.find(({ id }) => id === talk.input.recentlyClosed[0]?.resolution?.fix);
  const isWhom = asksWhom(talk.reading.understanding.normalized);
  if (helped || isWhom) talk.guess([], 'alone');
  if (!helped) return talk.say(isWhom ? 'close.whom-to-tell' : 'close.glad', {}, step, [person]);
  if (isWhom) talk.begin('close.whom-to-tell');
  return talk.say('close.next-time', { fix: helped.label }, step, [person]);
}

/** Right after a fix, only a fault that is surely named and not asked about opens another case. */
const isNewFault = ({ reading: { understanding } }: Talk): boolean =>
  understanding.intent.startsWith('fault.') && understanding.confidence >= NEW_FAULT_MIN && !understanding.isQuestion;

async function beginCase(dc: DialogContext, talk: Talk): Promise<void> {
  talk.remember({
    misread: 0,
    pending: undefined,
    offeredAt: undefined,
    declinedAt: undefined,
    better: undefined,
    underWay: undefined,
    cured: undefined,
    settledChecks: undefined,
    offeredBy: undefined,
    again: undefined,
    questions: 0,
  });
  const isNew = talk.incident === undefined;
  openCase(talk);
  noteEverything(talk);
  const incident = openCase(talk);
  const known = incident.codes.find(code => talk.knowledge.codes.some(file => file.code === code));
  const response = incident.codes.find(code => findResponseCode(talk, code));
  const other = response ?? incident.codes.find(code => code !== known);
  if (isNew && cameBack(talk)) {
    return start(dc, DIALOGS.diagnosis, { again: true });
  }
  if (other !== undefined && (response !== undefined || known === undefined)) {
    if (known && response) talk.begin('code.both', { code: response });
    return start(dc, DIALOGS.code, { code: other });
  }
  greetCase(talk, known);
  beginNotedBeside(talk);
  return start(dc, DIALOGS.diagnosis, { handedBack: !isNew });
}

function greetCase(talk: Talk, code: string | undefined): void {
  const beside = causeBeside(talk);
  const { intent, confidence } = beside ?? talk.reading.understanding;
  const cause = codeFileOf(talk).causes.find(entry => intent === `fault.${entry.id}`);
  if (cause && (beside || confidence >= NAMED_CAUSE_MIN)) talk.begin('start.cause', { cause: cause.label });
  else if (code) talk.begin('start.code', { code });
  else talk.begin('start.fault');
  beginComfort(talk);
}

import type { DialogContext } from 'botbuilder-dialogs';
import { asksSummary } from '../src/language/words/asks-summary';
import { asksWait } from '../src/language/words/asks-wait';
import { isDenied, refusesRefund } from '../src/language/words/read-polarity';
import { asksCodeMeaning } from '../src/language/words/is-question';
import { asksWhom, speaksOfNextTime } from '../src/language/words/is-hypothetical';
import { readsMenu } from '../src/language/words/reads-menu';
import { criticises, namesAnyCode, namesBot, namesCode } from '../src/language/words/short-readings';
import type { Understanding } from '../src/language/understanding';
import { explain, findResponseCode } from './code';
import { sayWhatItWas } from './code-meaning';
import { putsNotesRight } from './correct-notes';
import { reprompt, takeUpSearch } from './thread';
import { readWanted } from './read-steps-named';
import { opensCase } from './opens-case';
import { wasJustFixed } from './reopen-case';
import { saysFixed, tellsCureBeside } from './says-fixed';
import type { Talk } from './talk';
import { termAsked } from './term-asked';

const ANSWER_MIN = 0.5;
/** While a question stands open, only a clear question of the merchant's own leads away from it. */
const DIGRESSION_MIN = 0.6;
/** Who waits for a person writes to that person: only what is surely a question is answered by the bot. */
const WAITING_MIN = 0.8;

/** What is asked by who has no fault at hand: beside one, "should I pull the plug" resembles how to prevent it, "is the money gone" the pay-out. */
const WITHOUT_FAULT: readonly string[] = ['ask.prevention', 'ask.meaning-3000', 'ask.settlement', 'ask.training'];

/**
 * Answers a question in between and takes up the thread again with one short line; true where the message was nothing else. A question
 * beside an answer is answered first, and the answer is then taken.
 */
export async function answerAside(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { normalized } = talk.reading.understanding;
  if (talk.owner === 'queue' && (asksSummary(normalized) || asksWait(normalized) || putsNotesRight(talk))) return false;
  if (!talk.incident && wasJustFixed(talk) && saysFixed(talk))
    return asksCodeMeaning(normalized) && (await sayWhatItWas(talk));
  const { understanding, optionId, answer } = talk.reading;
  const { intent, confidence } = understanding;
  const isBeside =
    talk.reading.aside === 'ask.meaning-3000' &&
    talk.incident &&
    !asksCodeMeaning(normalized) &&
    (talk.noted.length > 0 || talk.reading.evidence.length > 0 || !namesCode(normalized));
  const isTaken = leavesNothing(understanding) || isBeside || asksForStep(talk) || isNotOfBot(talk, talk.reading.aside);
  const aside = isTaken ? undefined : talk.reading.aside;
  const tapped = optionId === intent;
  const tellsMore = opensCase(talk) || (talk.incident !== undefined && talk.owner === 'bot' && tellsCureBeside(talk));
  const answersToo = optionId !== undefined || answer?.kind === 'act' || tellsMore;
  if (!tapped && answersToo) {
    const isMeant = !talk.isAnswered && !(opensCase(talk) && WITHOUT_FAULT.includes(aside ?? ''));
    if (aside !== undefined && isMeant && talk.owner !== 'agent') {
      if (aside === 'ask.meaning-3000' && (await sayWhatItWas(talk))) return true;
      beginAnswer(talk, aside);
      talk.isAnswered = true;
    }
    return false;
  }
  const inForm = talk.pending?.kind === 'field' && answer?.kind !== 'digression';
  const isClear = !inForm && !isNotOfBot(talk, intent) && confidence >= leastFor(talk);
  const asked = tapped || (isClear && !intent.startsWith('fault.') && !isStatement(talk)) ? intent : aside;
  // What the code means was said in one line already.
  if (asked === 'ask.meaning-3000' && talk.isAnswered) return false;
  if (asked === undefined || (!tapped && wasAnsweredLately(talk, asked))) return false;
  if (asked === 'ask.meaning-3000' && (await sayWhatItWas(talk))) return true;
  // `小字写的什么` without any code asks for none to be sent.
  if (asked === 'ask.code-meaning' && !tapped && !namesAnyCode(normalized)) return false;
  // After the cure there is no sale left to be careful with.
  if (!talk.incident && wasJustFixed(talk)) {
    if (asked === 'ask.emergency-plan') return false;
    // `会不会下个月又犯` is told to do what helped, and not all that ever helps.
    if (asked === 'ask.prevention' && speaksOfNextTime(normalized)) return false;
  }
  // The menu of what was not understood has been answered by now.
  if (talk.pending?.kind === 'menu' && talk.pending.id === 'what') talk.remember({ pending: undefined });
  const said = asked.startsWith('ask.') ? await answerQuestion(talk, asked) : await smallTalk(talk, asked);
  if (!said) return false;
  if (talk.pending && dc.activeDialog && asked !== 'act.bye') {
    if (!talk.isBack && (talk.owner !== 'queue' || talk.pending.kind === 'field')) talk.begin('resume.thread');
    await reprompt(dc, talk);
  } else if (asked.startsWith('ask.')) await takeUpSearch(dc, talk);
  return true;
}

/** `你咋不管`, `你倒说啊` is no question about who answers. */
const isNotOfBot = ({ reading: { isUpset, understanding } }: Talk, intent: string | undefined): boolean =>
  intent === 'ask.bot' && (isUpset || !namesBot(understanding.normalized));

/** Said a few lines ago, it was not what they asked. */
function wasAnsweredLately({ knowledge, input }: Talk, intent: string): boolean {
  const head = knowledge.answers.find(entry => entry.intent === intent)?.text.split('\n')[0];
  return (
    head !== undefined &&
    head.length > 0 &&
    input.transcript.slice(-LATELY).some(line => line.from === 'bot' && line.text.includes(head))
  );
}
const LATELY = 4;

/** Leave is asked for a step: `要不要把机器整个关了重开` is no question of prevention. */
const asksForStep = ({ reading, tools, incident }: Talk): boolean =>
  incident !== undefined && reading.understanding.isQuestion && readWanted(tools.reader, reading.text).length > 0;

/** A word that was explained, and a menu read aloud, leave nothing to answer. */
const leavesNothing = ({ asksTerm, normalized }: Understanding): boolean =>
  asksTerm !== undefined || readsMenu(normalized);

/** "It is the kind with a screen, on Wi-Fi" and "I want no refund" resemble questions and ask nothing. */
function isStatement({ reading, gainedFacts, incident, noted }: Talk): boolean {
  const { intent, isQuestion, normalized } = reading.understanding;
  if (!intent.startsWith('ask.')) return false;
  // In the middle of a case "is the machine broken" resembles "what does 3000 mean".
  const seemsMeaning = intent === 'ask.meaning-3000' && !asksCodeMeaning(normalized);
  if (seemsMeaning && incident && (noted.length > 0 || !namesCode(normalized))) return true;
  if (leavesNothing(reading.understanding) || (intent === 'ask.refund' && refusesRefund(normalized))) return true;
  return !isQuestion && (gainedFacts || isDenied(normalized));
}

function leastFor({ owner, pending }: Talk): number {
  if (owner === 'queue') return WAITING_MIN;
  return pending ? DIGRESSION_MIN : ANSWER_MIN;
}

/** Puts the answer to a question in front of what is said next. */
function beginAnswer(talk: Talk, intent: string): void {
  const entry = talk.knowledge.answers.find(candidate => candidate.intent === intent);
  if (entry) talk.beginText(entry.text.replaceAll('{contacts}', contactsText(talk)).trim());
}

const ASKS_ON: readonly string[] = ['asks', 'act.could-not', 'act.skip'];

/** Explains the word that is asked about; true where the message was nothing else. */
export async function answerTerm(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { optionId, answer } = talk.reading;
  const term = talk.isAnswered ? undefined : termAsked(talk);
  if (!term) return false;
  talk.beginText(term.text);
  talk.isAnswered = true;
  if (opensCase(talk)) return false;
  // Who asks about a word while doing a step has not given it up.
  const saysMore = optionId !== undefined && !ASKS_ON.includes(optionId) && answer?.kind === 'option';
  const answersToo = saysMore || (talk.gainedFacts && answer?.kind !== 'act');
  if (answersToo && talk.reading.clauses.length > 1) return false;
  await reprompt(dc, talk);
  return true;
}

async function answerQuestion(talk: Talk, intent: string): Promise<boolean> {
  if (intent === 'ask.bot' && talk.owner === 'queue') {
    await talk.say('handoff.already', {}, { kind: 'handoff', id: 'waiting' });
    return true;
  }
  const code = talk.reading.understanding.entities.errorCodes
    ?.map(found => findResponseCode(talk, found))
    .find(Boolean);
  if (intent === 'ask.code-meaning' && code) {
    talk.begin('code.known', explain(code));
    await talk.say('code.layer', {}, { kind: 'answer', id: intent });
    return true;
  }
  const entry = talk.knowledge.answers.find(candidate => candidate.intent === intent);
  if (!entry) return false;
  const text = entry.text.replaceAll('{contacts}', contactsText(talk));
  const choices = entry.offerHuman ? [talk.tools.phrasing.choice('request.human')] : [];
  await talk.sayText('note.added', text.trim(), { kind: 'answer', id: intent }, choices);
  return true;
}

async function smallTalk(talk: Talk, intent: string): Promise<boolean> {
  if (talk.pending && intent !== 'act.greet' && intent !== 'act.bye') return false;
  switch (intent) {
    case 'act.greet':
      if (talk.pending) {
        if (!talk.isBack) talk.begin('greet.again');
        return true;
      }
      await talk.say(talk.memory.greeted ? 'greet.again' : 'greet.hello', {}, { kind: 'answer', id: 'greet' });
      talk.remember({ greeted: true });
      return true;
    case 'act.thanks':
      await talk.say('greet.thanks', {}, { kind: 'answer', id: 'thanks' });
      return true;
    case 'act.bye':
      // `下次再这样找谁` asks something.
      if (asksWhom(talk.reading.understanding.normalized)) return false;
      await talk.say(
        criticises(talk.reading.understanding.normalized) ? 'greet.bye-sorry' : 'greet.bye',
        {},
        { kind: 'answer', id: 'bye' },
      );
      return true;
    default:
      return false;
  }
}

/** The operator's reviewed contacts, one a line; empty where there are none. */
function contactsText({ knowledge }: Talk): string {
  return knowledge.contacts.contacts
    .map(({ label, phone, url, note }) => [label, phone, url, note].filter(Boolean).join(' '))
    .join('\n');
}

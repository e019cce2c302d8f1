import { isQuestion, seemsToAsk } from '../src/language/words/is-question';
import { goesToDo, happensByItself, isUnderWay } from '../src/language/words/tells-progress';
import { splitDeeds } from '../src/language/words/split-deeds';
import { splitClauses } from '../src/language/split-clauses';
import type { LanguageReader } from '../src/language/understanding';

/** What has to be named: who lets them scan has not read the card in another way. */
const TRIED_BY: Readonly<Partial<Record<string, RegExp>>> = {
  'use-other-read-method': /换|挥|贴|碰|磁/,
  'reenter-sale': /重新|再(?:输|试|来)|又(?:输|试)|核对/,
  // `又是手机 第二遍了` starts nothing anew.
  'restart-once':
    /重启|启动|[从重]气|[从重]启|重起|restart|关机|开机|关(?:了|咗|掉|上|一)|[关熄](?:了|咗)?(?:又|再)?开|熄|(?:又|再|重新?)(?:打)?开(?!了?(?:一|新)?(?:的)?(?:单|笔))|开过|电源键|断(?:了)?电|拔(?:了)?电|开了关/i,
  'follow-screen-order': /按(?:屏幕|提示|顺序)|照/,
  'wipe-card-slot': /卡(?!拉)|插口|芯片|磁条|缝/,
  'original-adapter': /原装|原配|充电头|充电器|插座|墙插|插排|接线板/,
  'use-hotspot': /热点/,
  // `路由器底下有贴纸` names the thing and nothing that was done to it.
  'restart-router': /重|启|拔|断|关|插|开过|复位|reset/i,
  'rejoin-wifi': /无线|wi-?fi|网|忘记/i,
  // `写着 请更新到最新版本` was not done by anybody.
  'update-payment-app': /(?:更|升)(?:新|级)?(?:了|过|完|好)|(?:装|下载)(?:了|过|完|好)/,
};
/** Said beside it, it was not that: who uses a phone's charger has another socket at most. */
const NOT_BY: Readonly<Partial<Record<string, RegExp>>> = {
  'original-adapter': /手机(?:的)?充电|充电宝|不是原|没(?:有)?(?:找到)?原/,
  // `昨晚更新完 今天就收不了钱` tells since when, and not what was tried against it.
  'update-payment-app':
    /自(?:己|动)(?:又)?(?:更|升)|(?:更|升)(?:新|级)(?:完|了|过|好|之?后|以后)*[\s，,]*(?:就|今天|今早|今儿|结果|开始|一直)(?!好|行了|可以|能)|(?:昨|前)(?:天|晚|夜|日|儿)[^，。\s]{0,8}(?:更新|升级)/,
};
/** `试过重启两次、拿到窗边、连手机热点`: a list names its steps one by one. */
const LIST = /[、:：]/;
/** A longer message is read part by part only: as a whole it resembles what none of its parts says. */
const LONGEST_WHOLE = 40;
const OWN = /我|俺|咱/;
const NOT_YET =
  /没(?:有)?(?:换|擦|重启|关|拔|插|连|动|拆)过|刚(?:刚)?插上|还没|没(?:有)?(?:到|试|弄|做|按(?!了|过)|照)|未(?:试|弄|做)/;

/** Whether a fix is named, whatever is said of it: `咋又让我重启`. */
export const namesStep = (fixId: string, text: string): boolean => TRIED_BY[fixId]?.test(text) ?? false;

/** The fixes that a message says were done, in vain or with a result not told: `重启了还是不行`. Who asks, or is still at it, has not told. */
export function readTried(reader: LanguageReader, text: string): readonly string[] {
  const parts = splitClauses(text);
  const listed = parts.flatMap(part => (LIST.test(part) ? part.split(LIST) : []));
  const whole = parts.length < 2 || text.length <= LONGEST_WHOLE ? [text] : [];
  const spans = [...whole, ...(parts.length < 2 ? [] : parts), ...listed, ...parts.flatMap(splitDeeds)];
  // Of a terminal that restarts by itself only what the merchant names as their own doing was tried.
  const byItself = happensByItself(text);
  return [
    ...new Set(
      spans
        .filter(
          span =>
            !isQuestion(span) &&
            !isUnderWay(span) &&
            !goesToDo(span) &&
            !NOT_YET.test(span) &&
            !(byItself && !OWN.test(span)),
        )
        .flatMap(span => named(reader, 'tried', [span]).filter(id => TRIED_BY[id]?.test(span) ?? true))
        .filter(id => !NOT_BY[id]?.test(text)),
    ),
  ];
}

/** Said of it, it was done already: `换张卡也不行 是不是卡槽埋汰了`. */
const NOT_WANTED: Readonly<Partial<Record<string, RegExp>>> = {
  'use-other-card': /卡[^，。\s]{0,3}(?:也|都|还是|照样)/,
};

/** The fixes that a message asks leave for. What is meant may stand in the part before: `菜单里有个签到，这个要不要点`. */
export function readWanted(reader: LanguageReader, text: string): readonly string[] {
  const parts = splitClauses(text);
  const pairs = parts.slice(1).map((part, at) => `${parts[at]!} ${part}`);
  const spans = [text, ...(parts.length < 2 ? [] : parts), ...pairs];
  return named(reader, 'wants', spans.filter(asks(text))).filter(id => !NOT_WANTED[id]?.test(text));
}

/** What asks for nothing by itself asks for no step: `等会儿再试。你们中午是不是都这样啊`. The mark that ends a part was cut off with it. */
const asks =
  (message: string) =>
  (span: string): boolean => {
    const last = splitClauses(span).at(-1) ?? span;
    const end = message[message.indexOf(last) + last.length] ?? '';
    return /[?？]/.test(end) || isQuestion(span) || seemsToAsk(span);
  };

function named(reader: LanguageReader, question: 'tried' | 'wants', spans: readonly string[]): readonly string[] {
  const found = spans.flatMap(span => reader.findAnswers(span, [question], 'roughly'));
  return [...new Set(found.map(({ optionId }) => optionId))];
}

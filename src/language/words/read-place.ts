import { normalize } from '../normalize';
import { splitClauses } from '../split-clauses';
import { isHypothetical } from './is-hypothetical';
import { isQuestion } from './is-question';

const FLOOR = '[一二两三四五六七八九十1-9]';
/** Places that say something of the reception there; `门口` and `窗边` are where everybody is sent. */
const SPOT = [
  `负${FLOOR}{1,2}(?:楼|层)?楼?`,
  `地(?:下|底下?)(?:室|车库|停车场|商场|商城|街|通道|超市|${FLOOR}?(?:楼|层))`,
  '(?:地|车|冷|仓)库',
  `(?:${FLOOR}{1,2}|\\d{2})楼`,
  '楼(?:梯|道|顶)(?:口|间)?',
  '电梯(?!卡|费|坏|停|公司)(?:口|间|厅)?',
  '走廊|过道|吧台|收银台|后厨|厨房|铁皮(?:棚|房|屋)|大棚|集市|夜市|庙会|桥(?:下|洞)|防空洞|隧道',
  '(?:菜|超|农贸|批发|海鲜|小商品)?市场?(?:里面?|里头|最里面?)',
].join('|');
const AROUND = '(?:的?(?:旁边|里面|里头|最里面?|外面|附近|那边|这边|那里|这里|那儿|边上|口))?';
const NAME = `(?<place>(?![在到])[\\u4e00-\\u9fff]{0,4}?(?:(?:${SPOT})${AROUND}){1,3})`;

/** The terminal, the shop or who writes is there, or it is taken there: `我这在地下一层`, `机器放二楼`, `拿到楼梯口`. */
const IS_THERE = new RegExp(
  `^(?:(?!不在)[^，。,]){0,8}?(?:[在搁摆](?:的是)?|放(?:在|到)?|(?:拿|搬|挪|移|换|走|抱|端|捧)(?:着|了|去|来)?(?:机器|机子)?(?:到|去|上)|(?:我|俺|咱|们|这|里|边|店|档口?|摊|铺)(?:就)?是)(?:了)?${NAME}`,
);
const OWN = new RegExp(`^(?:(?:我|俺|咱|偶)们?|这|店|摊|档口?|铺)(?:们|家|个|里|这|边|儿|店|档口?|摊|铺|的)*${NAME}`);
const ALONE = new RegExp(`^${NAME}(?:的|哦|啊|呀|这里|里)*$`);
/** Who, or what else, is there. */
const OTHERS =
  /路由|光猫|无线|wi-?fi|宽带|小?票|单子|纸|键盘|打印机|充电|手机|客人|顾客|师傅|老板|经理|业务员|人家|他|她|你|隔壁|别(?:人|家|的)|对面|附近|办公室|电话|标签|基站|银行/;
const DENIED = /(?:不|没|冇|未)(?:是)?(?:在|去|到|拿|放|搬)|别(?:拿|放|搬)/;

/** Where the terminal stands or is taken, as it is put; undefined where it is asked, denied, only thought of, or said of others. Takes normalised text. */
export function readPlace(normalized: string): string | undefined {
  for (const clause of splitClauses(normalized)) {
    if (isQuestion(clause) || isHypothetical(clause) || OTHERS.test(clause) || DENIED.test(clause)) continue;
    const place = [IS_THERE, OWN, ALONE].map(words => words.exec(clause)?.groups?.['place']).find(found => found);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Whether a part of a message tells a place and nothing else: `我在商场负一层`. */
export function tellsPlaceOnly(text: string): boolean {
  const clause = normalize(text);
  const place = readPlace(clause);
  return place !== undefined && clause.endsWith(place);
}

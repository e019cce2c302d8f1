/** The shop has no Wi-Fi: `店里没无线网`, `摆摊的哪来的wifi`; that it is not seen or has no signal is another matter. */
export const LACKS_WIFI =
  /(?:没|冇|莫得|木有|冒得|冒|哪(?:里|儿)?(?:有|来)(?:的)?)(?:有|得|装|拉|开)?(?:什么|啥子?|店里)?(?:的)?(?:wi-?fi|无线网|无线(?!网)|路由器|宽带)(?!(?:的|那个|那里|旁边)?(?:信号|图标|密码|名字|标志|也?连|也?没|也?能|打|欠费|灯|显示|出来|列表|选项)|(?:[^，。,\s]{0,3})了)/i;
const JOINED_NONE = /没连(?:店里)?(?:的)?(?:wi-?fi|无线)/i;

/** Whether the shop, or the terminal, is said to have no Wi-Fi: `我说没有wifi呀`. */
export const hasNoWifi = (clause: string): boolean => LACKS_WIFI.test(clause) || JOINED_NONE.test(clause);

/** Whether the shop is said to have none, so that no step can use it: `店里没无线网`. */
export const lacksWifi = (clause: string): boolean => LACKS_WIFI.test(clause);

const JOINS_WIFI = /店里(?:的)?(?:名字|无线网)|无线网的?密码/;

/** Whether a text tells how the shop's Wi-Fi is joined, which helps nobody who has none. */
export const tellsHowToJoinWifi = (text: string): boolean => JOINS_WIFI.test(text);

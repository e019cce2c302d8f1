const HAS_NO_WIFI = /没(?:有|装|连)?(?:店里)?(?:的)?(?:wi-?fi|无线)/i;

/** Whether the shop is said to have no Wi-Fi: `我说没有wifi呀`. */
export const hasNoWifi = (clause: string): boolean => HAS_NO_WIFI.test(clause);

const JOINS_WIFI = /店里(?:的)?(?:名字|无线网)|无线网的?密码/;

/** Whether a text tells how the shop's Wi-Fi is joined, which helps nobody who has none. */
export const tellsHowToJoinWifi = (text: string): boolean => JOINS_WIFI.test(text);

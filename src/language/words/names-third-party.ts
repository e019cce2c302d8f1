/** Somebody else, or what they are after. */
const OTHERS =
  /(?:有|来)(?:个)?人|自称|冒充|上门|业务员|工作人员|师傅|客服|经理|打电话|来电|电话里|微信|链接|网址|扫码|验证码|转账|汇款|押金|手续费|激活|升级费|费用|降费|返现|保证金|身份证|密码|他(?:说|让|叫|要)|她(?:说|让|叫|要)|对方|骗/;

/** Whether a message names somebody who may be after something: without one a fraud is only a likeness. Takes normalised text. */
export const namesThirdParty = (normalized: string): boolean => OTHERS.test(normalized);

/** The same, where a step of ours may ask for a password itself: `连这个热点是要输银行卡密码啊`. */
export const namesThirdPartyBeside = (normalized: string): boolean => OTHERS.test(normalized.replaceAll('密码', ''));

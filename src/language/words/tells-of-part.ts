const PART =
  '(?:路由器?|光猫|猫|网线?|网络|wi-?fi|无线|热点|流量|信号|屏幕?|按键|键盘|触摸屏?|指示灯|灯|电池|电量|电源|充电[头器线]?|插[头座]|线头?|(?<!条)纸|卡槽|槽口|后盖|机身|外壳|蓝牙|扇形?|图标|时间|声音|喇叭|扫码[枪头]|sim ?卡|流量卡|密码|温度|手感)';
const STATE =
  '(?:(?:弄|修|搞|整|换|装|接|插|连|摆|调|擦)?好(?:了|的|着)|正常|没(?:有)?(?:问题|毛病|事)|(?:能|可以)(?:点|亮|动|按|用|连|上|搜|听|看)|亮|满|绿|稳|恢复|回来|有了|通了|清楚|不(?:烫|热|潮|闪|黑|卡|花))';
/** A part that was changed and then something is well is a step and its cure: `换了个充电头好了`. */
const OF_PART = new RegExp(`(?<!(?:换|插|擦|拔|充|借)[^，。,]{0,4})${PART}[^，。,换]{0,6}?${STATE}`, 'i');
const COOLED = /^(?:现在|已经|都|全)?(?:不(?:烫|热|潮|湿)|凉|干|冷|晾干|凉快)(?:手)?(?:了|透了|下来了?)*$/;
/** What only a sale can be said to do. */
const OF_SALE = /刷|收(?!到信号)|(?<!输完?)付|扫(?!码[枪头])|款|成功|成了|过了|出票|小票|单|3000/;

/**
 * Whether a part of a message says how a part of the terminal, or what it hangs on, is, and nothing of a payment: `屏幕正常能点`, `路由器弄好了`,
 * `不烫了`. Takes normalised text of one clause.
 */
export const tellsOfPart = (clause: string): boolean =>
  (OF_PART.test(clause) || COOLED.test(clause.trim())) && !OF_SALE.test(clause);

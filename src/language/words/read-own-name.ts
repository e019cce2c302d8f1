/** The commonest family names, and those of two characters; who has another one is not heard, and nothing is taken for one wrongly. */
const FAMILY =
  '(?:欧阳|上官|司马|诸葛|司徒|慕容|皇甫|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文])';
/** What people are called by beside the family name; who is called to help (`经理`, `师傅`, `客服`) is somebody else. */
const TITLE = '(?:姐|哥|叔|姨|婶|嫂|伯|总|老板|老板娘|女士|先生|小姐|阿姨|大姐|大哥)';
const CALLED = `(?:[小老阿大]${FAMILY}|${FAMILY}${TITLE})`;
/** A whole name; a verb with its ending and a trade are none: `马上`, `于是`, `王经理`. */
const WHOLE = `${FAMILY}(?![上么是了过在来去到着的]|经理|师傅|师父|主管|主任|老师|店长|会计|客服|工程)[\\u4e00-\\u9fff]{1,2}`;
const BEGIN = '(?:^|[，。,！!？?；;：:、\\s]|您好|你好|哦|嗯|好的|行|那|联系人|姓名)(?:是)?';
const END =
  '(?=[啊呀哈哦呢吧哟的]{0,2}(?:$|[，。,！!？?；;、\\s]))(?![啊呀哈哦呢吧的，。,！!；;、\\s]{1,4}(?:他|她|人|来|去|帮|看|过来|问|说))';

const SURNAME = new RegExp(`${BEGIN}(?:我|本人|俺|免贵|鄙人)姓(${FAMILY})(?:${TITLE})?${END}`);
const OWN = [
  new RegExp(`${BEGIN}(?:我|俺|本人)(?:名字)?(?:就)?叫(?:做)?(${CALLED}|${WHOLE})${END}`),
  new RegExp(`${BEGIN}(?:我|这边|这里)是(${CALLED})${END}`),
  new RegExp(
    `${BEGIN}(?:您|你|可以|就|直接|以后|都)*(?:叫|喊|称呼)我(${CALLED})(?:就(?:行|好|可以|成)|即可|好了)?${END}`,
  ),
  new RegExp(`${BEGIN}(?:您|你|可以|就|直接)*(?:叫|喊|称呼)我(${WHOLE})(?:就(?:行|好|可以|成)|即可|好了)${END}`),
];

/**
 * What who writes is called, where they say so of themselves: `我叫王姐` -> `王姐`, `我姓陈` -> `陈`, `叫我小刘就行` -> `小刘`. Of somebody else
 * undefined: `叫经理来`, `我叫王师傅来修`, `老板叫我等`. Takes normalised text.
 */
export function readOwnName(normalized: string): string | undefined {
  for (const pattern of [...OWN, SURNAME]) {
    const name = pattern.exec(normalized)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}
